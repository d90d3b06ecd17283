"""Tell a learner, once, that a document of theirs is ready, or that it stands no more."""

from datetime import datetime
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext, override

from florilege.infra import policy
from florilege.infra.documents.queries import document_of
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.contacts import reach_of
from florilege.teaching.certification import errands
from florilege.teaching.certification.enums import RevocationReason
from florilege.teaching.certification.mailing import NOT_CORRECTED, READY, REVOKED
from florilege.teaching.certification.models import Award
from florilege.teaching.certification.words import REVOCATION_WORDS


def write_ready(document_id: UUID, *, person: SubjectRef, at: datetime) -> None:
    """Write the letter, unless it was written already or the learner cannot be reached.

    Letters end before awards do: what was told stands with the award too, noted once it is written.
    """
    untold = Award.objects.filter(document_id=document_id).exclude(told_document_id=document_id)
    if not untold.exists():
        return
    reach, facts = reach_of(person), _facts(document_id, person)
    if reach is None or facts is None:
        return
    write_letter(
        person=person,
        kind=READY,
        address=reach.address,
        language=reach.language if reach.language in ("fr", "en") else "fr",
        facts=facts,
        at=at,
        letter_id=uuid5(document_id, "ready"),
    )
    untold.update(told_document_id=document_id)


def write_revoked(
    document_id: UUID, *, person: SubjectRef, reason: RevocationReason, at: datetime
) -> None:
    """Write the letter with the reason, and how to contest it."""
    reach, facts = reach_of(person), _facts(document_id, person)
    if reach is None or facts is None:
        return
    language = reach.language if reach.language in ("fr", "en") else "fr"
    with override(language):
        words = gettext(REVOCATION_WORDS[reason])
    write_letter(
        person=person,
        kind=REVOKED,
        address=reach.address,
        language=language,
        facts=facts | {"reason": words, "school_email": policy.charter().provider.email},
        at=at,
        letter_id=uuid5(document_id, "revoked"),
    )


def write_refused(document_id: UUID, *, person: SubjectRef, about: UUID, at: datetime) -> None:
    """Write that a corrected edition was refused; the reason stands in the space alone."""
    reach, facts = reach_of(person), _facts(document_id, person)
    if reach is None or facts is None:
        return
    charter = policy.charter()
    told = {"authority": charter.authority.name, "complaints": charter.authority.complaints}
    write_letter(
        person=person,
        kind=NOT_CORRECTED,
        address=reach.address,
        language=reach.language if reach.language in ("fr", "en") else "fr",
        facts=facts | told | {"officer_email": charter.officer.email},
        at=at,
        letter_id=uuid5(about, "refused"),
    )


def _facts(document_id: UUID, person: SubjectRef) -> dict[str, object] | None:
    document = document_of(person, document_id=document_id, vault=Vault.LEARNING)
    if document is None:
        return None
    with opened(actor=PROGRAM, purposes=(Purpose.CERTIFICATION,), route=errands.LETTER):
        look([document], "title", "facts")
        if isinstance(document.facts, Withheld):
            return None
        return {
            "title": document.title,
            "course": document.facts["course"],
            "number": document.number,
            "edition": document.edition,
            "path": reverse("learner:certificates"),
        }
