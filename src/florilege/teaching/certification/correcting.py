"""Read the requests for corrected editions that wait for the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra.documents.queries import IssuedDocument
from florilege.infra.gate.looking import look_together
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.identity.queries import profiles_of
from florilege.teaching.certification.enums import CorrectionState, RenewalReason
from florilege.teaching.certification.holder import written
from florilege.teaching.certification.models import Correction


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request as the office decides on it: the printed name, and the one that is asked for."""

    id: UUID
    number: str
    title: str
    printed: str
    name: str
    reason: RenewalReason
    asked_at: datetime
    still_so: bool  # the profile has the name that was asked for


def corrections_waiting() -> QuerySet[Correction]:
    """Requests without a decision, the oldest first."""
    waiting = Correction.objects.filter(state=CorrectionState.WAITING)
    return waiting.order_by("asked_at", "id")


def look_at_corrections(rows: Sequence[Correction]) -> list[Waiting]:
    """Look at some of them; one look is entered. Two queries and the keys."""
    ids = [row.document_id for row in rows]
    documents = {
        one.id: one for one in IssuedDocument.objects.using(Vault.LEARNING.value).filter(id__in=ids)
    }
    profiles = profiles_of(SubjectRef(row.person) for row in rows)
    look_together(
        (rows, ("name", "reason", "asked_at")),
        (documents.values(), ("number", "title", "facts")),
        (profiles.values(), ("given_name", "family_name")),
    )
    names = {who: written(one.given_name, one.family_name) for who, one in profiles.items()}
    return [
        _waiting(row, documents[row.document_id], names.get(SubjectRef(row.person)))
        for row in rows
        if row.document_id in documents
    ]


def _waiting(row: Correction, document: IssuedDocument, name: str | None) -> Waiting:
    facts = document.facts
    return Waiting(
        id=row.id,
        number=document.number,
        title=str(document.title),
        printed=str(facts) if isinstance(facts, Withheld) else facts["holder"],
        name=str(row.name),
        reason=RenewalReason(row.reason),
        asked_at=row.asked_at,
        still_so=name == row.name,
    )
