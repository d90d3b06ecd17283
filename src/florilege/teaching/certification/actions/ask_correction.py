"""Ask the office for a corrected edition of a certificate, after the name was rectified (RGT-10)."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.issuing import NotCurrent
from florilege.infra.documents.queries import document_of
from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.certification.actions.renew_certificate import NothingToCorrect
from florilege.teaching.certification.enums import CorrectionState, RenewalReason
from florilege.teaching.certification.holder import name_of
from florilege.teaching.certification.models import Correction


def ask_correction(
    *, document_id: UUID, person: SubjectRef, reason: RenewalReason, at: datetime
) -> Correction:
    """Ask for it; asking twice is one request. The gate must be open for CERTIFICATION.

    Raises: NotCurrent, NothingToCorrect, NameWithheld.
    """
    document = document_of(person, document_id=document_id, vault=Vault.LEARNING)
    name = name_of(person)
    if document is None or name is None or document.state != DocumentState.ISSUED:
        raise NotCurrent(str(document_id))
    look([document], "facts")
    if document.facts["holder"] == name:
        raise NothingToCorrect(str(document_id))
    asked = Correction(
        id=uuid4(), person=person, document_id=document_id, name=name, reason=reason, asked_at=at
    )
    try:
        with transaction.atomic(using=Vault.LEARNING.value):
            asked.save(force_insert=True)
    except IntegrityError:
        return Correction.objects.get(document_id=document_id, state=CorrectionState.WAITING)
    return asked
