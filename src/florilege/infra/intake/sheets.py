"""A sheet: one CSV file that a room takes, with its columns. Rooms enter theirs; nothing is known here.

A room writes `school_files.py` beside its declarations and calls `takes(Sheet(…))`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from florilege.kernel.subjects import SubjectRef

Key = tuple[str, ...]


class Misread(Exception):
    """A cell does not say what its column takes; the message is the sentence that says what to write.

    It never repeats the cell: what stands there may be somebody's.
    """


@dataclass(frozen=True, slots=True)
class Column:
    """`also` are other heads under which the column is known; `says` describes it to who fills it."""

    name: str
    reads: Callable[[str], Any]
    says: str
    also: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where. A remark is told and stops nothing."""

    file: str
    line: int
    column: str
    sentence: str
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line. What was left empty is None; of a line that is not sound only the key is read."""

    file: str
    line: int
    key: Key
    values: Mapping[str, Any]
    is_sound: bool = True

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def fault(self, column: str, sentence: str, *, is_remark: bool = False) -> Fault:
        return Fault(self.file, self.line, column, sentence, is_remark)


@dataclass(frozen=True, slots=True)
class Taking:
    """A row that is being taken over.

    `target` is the id that its thing has or is to have; `refs` are those of the rows that it
    names, by column; `is_change` tells that it was taken before and says something else now.
    """

    row: Row
    target: UUID
    refs: Mapping[str, UUID]
    is_change: bool = False

    def __getitem__(self, column: str) -> Any:
        return self.row.values[column]

    def person(self, column: str) -> SubjectRef:
        return SubjectRef(self.refs[column])


@dataclass(frozen=True, slots=True)
class Took:
    """What became of a row: the id of its thing, and whom it is about, if anybody."""

    target: UUID
    person: SubjectRef | None = None
    is_left_out: bool = False


Judge = Callable[[Sequence[Row], date], Iterable[Fault]]
Take = Callable[[Sequence[Taking], datetime], Sequence[Took]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` is the file's, without its ending.

    `key` names a row for good. `refers` gives the sheet that a column names a row of. `unique` are
    columns of which no two lines may say the same. `judge` looks at what only the room knows, many
    rows at once, and changes nothing; `meets` likewise, of lines that come in for the first time.
    `known` gives those of them whose thing is here already. `reserves` finds the lines that only
    who holds the machine may bring, and is asked of files that came by a page. `take` gives one answer a row, in order, and bears being
    done again. `model` is the table whose rows it makes about people. Without `changes`, a line
    that says something else than when it was taken is left alone.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    take: Take
    judge: Judge = field(default=lambda _rows, _on: ())
    meets: Judge = field(default=lambda _rows, _on: ())
    reserves: Judge = field(default=lambda _rows, _on: ())
    refers: Mapping[str, str] = field(default_factory=dict)
    unique: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    model: str = ""
    is_about_people: bool = False
    changes: bool = False
    known: Callable[[Sequence[Row]], Collection[Key]] = field(default=lambda _rows: ())


class SheetTaken(Exception):
    """Two rooms take a file of the same name."""


_sheets: dict[str, Sheet] = {}


def takes(sheet: Sheet) -> Sheet:
    """Enter a sheet.

    Raises: SheetTaken.
    """
    if _sheets.setdefault(sheet.name, sheet) is not sheet:
        raise SheetTaken(sheet.name)
    return sheet


def all_sheets() -> tuple[Sheet, ...]:
    """Give every sheet behind those that it names rows of."""
    ordered: dict[str, Sheet] = {}
    for sheet in _sheets.values():
        _place(sheet, ordered)
    return tuple(ordered.values())


def _place(sheet: Sheet, ordered: dict[str, Sheet]) -> None:
    for other in sheet.refers.values():
        if other not in ordered:
            _place(_sheets[other], ordered)
    ordered.setdefault(sheet.name, sheet)
