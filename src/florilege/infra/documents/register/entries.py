"""Write the register. Every entry is made once, ends at most once, and never goes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from florilege.infra.documents.codes import code_hash
from florilege.infra.documents.register.enums import EntryState
from florilege.infra.documents.register.models import RegisterEntry


@dataclass(frozen=True, slots=True)
class NewEntry:
    document: UUID
    number: str
    code: str
    kind: str
    sha256: str
    issued_on: date


def enter(new: NewEntry) -> None:
    """Enter a document. Safe to repeat."""
    RegisterEntry.objects.get_or_create(
        id=new.document,
        defaults={
            "number": new.number,
            "code_hash": code_hash(new.code),
            "kind": new.kind,
            "sha256": new.sha256,
            "issued_on": new.issued_on,
        },
    )


def mark_replaced(document: UUID, *, by_number: str, on: date) -> None:
    """Note that a later edition stands for a document. Safe to repeat."""
    RegisterEntry.objects.filter(id=document, state=EntryState.ISSUED).update(
        state=EntryState.REPLACED, replaced_by_number=by_number, ended_on=on
    )


def mark_revoked(document: UUID, *, on: date) -> None:
    """Note that a document no longer stands. Safe to repeat."""
    RegisterEntry.objects.filter(id=document, state=EntryState.ISSUED).update(
        state=EntryState.REVOKED, ended_on=on
    )
