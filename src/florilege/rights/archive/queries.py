"""What a person is told of the archive: what stands there, and what would."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from florilege.infra.gate.looking import look
from florilege.kernel.keeping import UNTOLD, About
from florilege.kernel.subjects import SubjectRef
from florilege.rights.archive.keeping import to_keep
from florilege.rights.archive.models import ArchivedNote, KeptByLaw

SHOWN: Final = ("kind", "rule", "law", "expires_on", "archived_on", "about")


@dataclass(frozen=True, slots=True)
class Line:
    """Documents of one kind that are gone on one day. `archived_on` is None while they are due.

    `about` tells one from another; a receipt, which outlives its person, has none.
    """

    kind: str
    rule: str
    law: str
    expires_on: date
    count: int = 1
    archived_on: date | None = None
    about: About = UNTOLD


def look_at_archived(person: SubjectRef) -> list[Line]:
    """Give what stands in the archive about a person, the newest first; the look is entered."""
    notes = list(ArchivedNote.objects.filter(person=person).order_by("-archived_on", "kind"))
    look(notes, *SHOWN)
    return [
        Line(n.kind, n.rule, n.law, n.expires_on, archived_on=n.archived_on, about=_about(n))
        for n in notes
    ]


def would_be_kept(person: SubjectRef, *, on: date) -> list[Line]:
    """Give what the law would have kept if the account ended on a day, archived already or not."""
    found = Counter(
        Line(
            one.keeping.kind,
            one.keeping.rule,
            one.keeping.law,
            one.expires_on,
            about=one.due.about,
        )
        for one in to_keep(person, on=on)
    )
    return sorted((replace(line, count=n) for line, n in found.items()), key=_by_day)


def kept_by_law(receipt: UUID) -> list[Line]:
    """Give the lines of a receipt: what stays after the erasure, by which law, until when."""
    rows = KeptByLaw.objects.filter(receipt=receipt).order_by("expires_on", "kind")
    return [Line(r.kind, r.rule, r.law, r.expires_on, count=r.count) for r in rows]


def _by_day(line: Line) -> tuple[date, str, str]:
    return line.expires_on, line.kind, line.about.course


def _about(note: ArchivedNote) -> About:
    return About.read(note.about) if isinstance(note.about, dict) else UNTOLD
