"""Grant a corrected edition, or refuse it with the reason: the office decides, the holder is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.documents.issuing import Numbered
from florilege.infra.gate.looking import look
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.certification.actions.renew_certificate import renew_certificate
from florilege.teaching.certification.enums import CorrectionState, RenewalReason
from florilege.teaching.certification.events import CorrectionRefused
from florilege.teaching.certification.holder import name_of
from florilege.teaching.certification.models import Correction


class CorrectionDecided(Exception):
    """There is no such request, or somebody decided on it already."""


class NameChangedAgain(Exception):
    """The profile has another name by now than the one on which the office is to decide."""


def grant_correction(correction_id: UUID, *, by: SubjectRef, at: datetime) -> Numbered:
    """Issue the edition in the name that was asked for; the old file stays and is told replaced.

    The gate must be open for CERTIFICATION.
    Raises: CorrectionDecided, NameChangedAgain, NotCurrent, NothingToCorrect, NameWithheld.
    """
    asked = _waiting(correction_id)
    person = SubjectRef(asked.person)
    look([asked], "name")
    if name_of(person) != asked.name:
        raise NameChangedAgain(str(correction_id))
    with transaction.atomic(using=Vault.LEARNING.value):
        _decide(correction_id, CorrectionState.GRANTED, by=by, at=at)
        return renew_certificate(
            document_id=asked.document_id,
            person=person,
            name=str(asked.name),
            reason=RenewalReason(asked.reason),
            at=at,
        )


def refuse_correction(correction_id: UUID, *, reason: str, by: SubjectRef, at: datetime) -> None:
    """Refuse with the reason; it stands beside the document, a letter says so and how to complain.

    Raises: CorrectionDecided.
    """
    asked = _waiting(correction_id)
    with transaction.atomic(using=Vault.LEARNING.value):
        _decide(correction_id, CorrectionState.REFUSED, by=by, at=at)
        asked.refusal = reason
        asked.save(update_fields=["refusal"])
        told = CorrectionRefused(
            person=SubjectRef(asked.person), document=asked.document_id, correction=asked.id
        )
        send(told, vault=Vault.LEARNING, at=at)


def _waiting(correction_id: UUID) -> Correction:
    waiting = Correction.objects.filter(id=correction_id, state=CorrectionState.WAITING).first()
    if waiting is None:
        raise CorrectionDecided(str(correction_id))
    return waiting


def _decide(correction_id: UUID, state: CorrectionState, *, by: SubjectRef, at: datetime) -> None:
    """Of two decisions at once, one finds nothing that waits."""
    waiting = Correction.objects.filter(id=correction_id, state=CorrectionState.WAITING)
    if not waiting.update(state=state, decided_at=at, decided_by=by):
        raise CorrectionDecided(str(correction_id))
