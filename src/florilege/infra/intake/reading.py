"""Read a CSV file line by line: whatever a spreadsheet made of it, or a sentence that says what.

No line, and no file, is ever whole in memory but for the one line at hand.
"""

import codecs
import csv
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

from django.utils.translation import gettext as _

from florilege.infra.intake.folders import Folder
from florilege.infra.intake.sheets import Column, Fault, Key, Misread, Row, Sheet

MOST_LINE = 64 * 1024
DELIMITERS = ";,\t"
ENDING = ".csv"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Told = Callable[[Fault], None]


class Unreadable(Exception):
    """Nothing further can be read of the file."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def file_of(sheet: Sheet) -> str:
    return f"{sheet.name}{ENDING}"


def rows_of(sheet: Sheet, folder: Folder, told: Told) -> Iterator[Row]:
    """Give every line that has a key, and tell every fault of its cells."""
    name = file_of(sheet)
    with folder.open(name) as file:
        try:
            yield from _rows(sheet, name, file, told)
        except Unreadable as end:
            told(Fault(name, end.line, "", end.sentence))


def unreadable(file: IO[bytes]) -> Unreadable | None:
    """Tell why a file cannot be read to its end as a table's text, if it cannot."""
    try:
        return None if sum(1 for line in _lines(file) if line.strip()) else _nothing()
    except Unreadable as end:
        return end


def _rows(sheet: Sheet, name: str, file: IO[bytes], told: Told) -> Iterator[Row]:
    lines = _lines(file)
    first = next(lines, "")
    reader = csv.reader(_together(first, lines), delimiter=_delimiter(first), strict=True)
    columns: Sequence[Column] | None = None
    for line, cells in _cells(reader):
        if columns is None:
            columns = _head(sheet, name, cells, told)
            if columns is None:
                return
        elif any(cell.strip() for cell in cells):
            row = _row(sheet, name, line, columns, cells, told)
            if row is not None:
                yield row
    if columns is None:
        raise _nothing()


def _nothing() -> Unreadable:
    return Unreadable(1, _("The file is empty. Write the names of its columns in its first line."))


def _together(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _cells(reader: Any) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            sentence = _(
                "From this line on a quotation mark is open or stands in the wrong place: a cell "
                'with a quotation mark is written "like ""this""".'
            )
            raise Unreadable(line, sentence) from None
        yield line, cells


def _lines(file: IO[bytes]) -> Iterator[str]:
    number = 0
    while raw := file.readline(MOST_LINE):
        number += 1
        if (number == 1 and raw.startswith(_UTF16)) or b"\0" in raw:
            raise Unreadable(number, _encoding_hint())
        if len(raw) == MOST_LINE:
            raise Unreadable(number, _("The line is too long to be one of a table."))
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise Unreadable(number, _encoding_hint()) from None


def _encoding_hint() -> str:
    return _(
        "The file is not in UTF-8; it is probably in Windows-1252, as Excel saves a “CSV”. In "
        "Excel choose “CSV UTF-8” when you save; in LibreOffice choose UTF-8 as the character set."
    )


def _delimiter(first: str) -> str:
    return max(DELIMITERS, key=first.count)


def _head(sheet: Sheet, name: str, cells: list[str], told: Told) -> Sequence[Column] | None:
    """Find the columns; a head that is not known is named, since data may not come in unseen."""
    by_head = {_plain(head): c for c in sheet.columns for head in (c.name, *c.also)}
    found = [by_head.get(_plain(cell)) for cell in cells]
    takes = ", ".join(column.name for column in sheet.columns)
    if not any(found):
        # Not quoted: the first line may be one of data.
        sentence = _("The first line must name the columns. This file takes: %(columns)s.")
        raise Unreadable(1, sentence % {"columns": takes})
    sound = True
    for cell, column in zip(cells, found, strict=True):
        if column is None:
            sentence = _(
                "Florilège does not take this column: delete it. The file takes: %(columns)s."
            )
            told(Fault(name, 1, cell.strip()[:40], sentence % {"columns": takes}))
            sound = False
        elif found.count(column) > 1:
            told(Fault(name, 1, column.name, _("The column stands here twice: keep one of them.")))
            sound = False
    for column in sheet.columns:
        if column.required and column not in found:
            told(Fault(name, 1, column.name, _("The column is missing: add it.")))
            sound = False
    return [column for column in found if column is not None] if sound else None


def _row(
    sheet: Sheet, name: str, line: int, columns: Sequence[Column], cells: list[str], told: Told
) -> Row | None:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        sentence = _(
            "The line has more cells than the first one names. A cell that contains the separator "
            'is written "between quotation marks".'
        )
        told(Fault(name, line, "", sentence))
        return None
    misread = set[str]()
    values: dict[str, Any] = {column.name: None for column in sheet.columns}
    for column, cell in zip(columns, [*cells, *[""] * len(columns)], strict=False):
        try:
            values[column.name] = _value(column, cell)
        except Misread as why:
            told(Fault(name, line, column.name, str(why)))
            misread.add(column.name)
    if misread & set(sheet.key):
        return None
    return Row(name, line, _key(sheet, values), values, is_sound=not misread)


def _value(column: Column, cell: str) -> Any:
    plain = unicodedata.normalize("NFC", cell.replace("\N{NO-BREAK SPACE}", " ")).strip()
    if not plain:
        if column.required:
            raise Misread(_("The cell is empty: fill it in. %(says)s") % {"says": _(column.says)})
        return None
    return column.reads(plain)


def _key(sheet: Sheet, values: dict[str, Any]) -> Key:
    return tuple(str(values[name]) for name in sheet.key)


def _plain(head: str) -> str:
    folded = unicodedata.normalize("NFKD", head.strip().casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else "_" for c in kept)
