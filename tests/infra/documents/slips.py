"""A kind of document for these tests alone: a slip with a name and an hour count."""

from datetime import UTC, datetime
from pathlib import Path

from florilege.infra.documents.issuing import Numbered, issue_document
from florilege.infra.documents.kinds import DocumentKind, register_kind
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault

AT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)

SLIP = register_kind(
    DocumentKind(
        code="slip",
        prefix="SL",
        vault=Vault.LEARNING,
        purpose=Purpose.CERTIFICATION,
        template=Path(__file__).with_name("plain.typ"),
        titles={"fr": "Bulletin d’essai", "en": "Trial slip"},
        retention="certificates",
    )
)


def slip_facts(holder: str = "Odile Fougeray") -> dict[str, object]:
    return {"holder": holder, "minutes": 450, "provider": {"name": "Atelier Corolle"}}


def issue_slip(
    person: SubjectRef, *, holder: str = "Odile Fougeray", at: datetime = AT
) -> Numbered:
    return issue_document(kind=SLIP, person=person, facts=slip_facts(holder), language="fr", at=at)
