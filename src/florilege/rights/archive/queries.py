"""What a person is told of the archive: what stands there, and what would."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.rights.archive.keeping import to_keep
from florilege.rights.archive.models import ArchivedNote, KeptByLaw


@dataclass(frozen=True, slots=True)
class Line:
    """Documents of one kind that are gone on one day. `archived_on` is None while they are due."""

    kind: str
    rule: str
    law: str
    expires_on: date
    count: int = 1
    archived_on: date | None = None


def look_at_archived(person: SubjectRef) -> list[Line]:
    """Give what stands in the archive about a person, the newest first; the look is entered."""
    notes = list(ArchivedNote.objects.filter(person=person).order_by("-archived_on", "kind"))
    look(notes, "kind", "rule", "law", "expires_on", "archived_on")
    return [Line(n.kind, n.rule, n.law, n.expires_on, archived_on=n.archived_on) for n in notes]


def would_be_kept(person: SubjectRef, *, on: date) -> list[Line]:
    """Give what the law would have kept if the account ended on a day, archived already or not."""
    found: dict[tuple[str, str, str, date], int] = {}
    for one in to_keep(person, on=on):
        line = (one.keeping.kind, one.keeping.rule, one.keeping.law, one.expires_on)
        found[line] = found.get(line, 0) + 1
    return [Line(*line, count=count) for line, count in sorted(found.items(), key=_by_day)]


def kept_by_law(receipt: UUID) -> list[Line]:
    """Give the lines of a receipt: what stays after the erasure, by which law, until when."""
    rows = KeptByLaw.objects.filter(receipt=receipt).order_by("expires_on", "kind")
    return [Line(r.kind, r.rule, r.law, r.expires_on, count=r.count) for r in rows]


def _by_day(item: tuple[tuple[str, str, str, date], int]) -> tuple[date, str]:
    return item[0][3], item[0][0]
