"""What was taken over before, looked up for many lines at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from florilege.infra.intake.marks import Marks
from florilege.infra.intake.models import Taken
from florilege.infra.intake.sheets import Row, Sheet


@dataclass(frozen=True, slots=True)
class Before:
    """A line of before. `is_gone`: whose it was has been erased here since."""

    id: int
    row_mark: bytes
    thing: UUID | None
    is_done: bool
    is_gone: bool


def taken_before(marks: Iterable[bytes]) -> dict[bytes, Before]:
    """Give the lines that were taken, or begun, by the marks of their keys. One query."""
    rows = Taken.objects.filter(key_mark__in=list(marks))
    return {bytes(row.key_mark): _before(row) for row in rows}


def referred_marks(sheet: Sheet, rows: Sequence[Row], marks: Marks) -> set[bytes]:
    return {
        marks.of_key(other, (str(row[column]),))
        for column, other in sheet.refers.items()
        for row in rows
        if row[column] is not None
    }


def _before(row: Taken) -> Before:
    done = row.done_at is not None
    return Before(
        id=row.id,
        row_mark=bytes(row.row_mark),
        thing=row.target or row.person,
        is_done=done,
        is_gone=done and row.is_about_person and row.person is None,
    )
