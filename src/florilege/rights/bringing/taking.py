"""The steps that take a checked file in. Each may be killed and done again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from itertools import chain, groupby
from typing import IO, cast
from uuid import uuid5
from zipfile import ZipFile

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.media.files import AlreadyWritten, delete_file, seek_file, write_sealed
from florilege.infra.workflow.steps import Counts, Situation
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights import errands
from florilege.rights.bringing.archive import DATA, file_members, json_members, opened_archive
from florilege.rights.bringing.checking import other_rows, taken_tables
from florilege.rights.bringing.head import read_head
from florilege.rights.bringing.json_stream import Row
from florilege.rights.bringing.limits import LETTERS_A_PAGE, ROWS_A_PAGE
from florilege.rights.bringing.rows import Rows
from florilege.rights.export_data import dumped
from florilege.rights.export_format import FROM
from florilege.rights.models import Bringing, BroughtFile, BroughtPage

_PDF, _UNKNOWN = b"%PDF-", "application/octet-stream"
_PIECE = 1 << 16
_AT_ONCE = 10


def take_own(now: Situation) -> Counts:
    """Let rooms take what is theirs to take: the profile, the account, the directive."""
    with _archive_of(now) as (bringing, archive):
        if bringing is None:
            return {}
        return {"taken whole": len(_taken_whole(bringing, archive, now))}


def take_rows(now: Situation) -> Counts:
    """Keep every other entry apart, sealed, page by page."""
    with _archive_of(now) as (bringing, archive):
        if bringing is None:
            return {}
        whole = _taken_whole(bringing, archive, now)
        there = set(BroughtPage.objects.filter(bringing=bringing).values_list("number", flat=True))
        written, done = list[BroughtPage](), 0
        for number, (place, rows) in enumerate(_pages(archive, whole, now)):
            done += len(rows)
            if number not in there:
                written.append(_page(bringing, number, place, rows))
            if len(written) == _AT_ONCE:
                _write(bringing, written, done)
        _write(bringing, written, done)
        return {"rows": done}


def take_files(now: Situation) -> Counts:
    """Seal every document anew, under the key of its person here."""
    with _archive_of(now) as (bringing, archive):
        if bringing is None:
            return {}
        names = file_members(archive)
        for number, name in enumerate(names):
            _take_file(bringing, archive, number, name)
        return {"files": len(names)}


def finish(now: Situation) -> Counts:
    """Let the brought file itself go: what it held stands here now."""
    assert now.about is not None
    bringing = Bringing.objects.filter(id=now.about, done_at__isnull=True).first()
    if bringing is None:
        return {}
    delete_file(person=SubjectRef(bringing.person), file_id=bringing.id)
    Bringing.objects.filter(id=bringing.id).update(
        file=None, done_at=now.at, done_count=bringing.total_count
    )
    return {}


@contextmanager
def _archive_of(now: Situation) -> Iterator[tuple[Bringing | None, ZipFile]]:
    """Open the brought file where it lies sealed; None if its person went meanwhile."""
    assert now.about is not None
    bringing = Bringing.objects.filter(id=now.about, file__isnull=False).first()
    if bringing is None:
        yield None, cast(ZipFile, None)
        return
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.BRING):
        look([bringing], "file")
        with seek_file(bringing, "file") as sealed:
            file = cast(IO[bytes], BufferedReader(sealed))
            with opened_archive(file) as archive:
                yield bringing, archive


def _taken_whole(bringing: Bringing, archive: ZipFile, now: Situation) -> frozenset[str]:
    """Give the tables of which rooms took everything. Asked again, they answer the same."""
    tables = taken_tables()
    found: dict[str, list[Row]] = {table: [] for table in tables}
    for table, row in _data(archive, now):
        if table in found and FROM not in row:
            found[table].append(row)
    person, at = SubjectRef(bringing.person), bringing.brought_at
    return frozenset(
        table
        for table, taker in tables.items()
        if found[table] and taker.takes(person, found[table], at)
    )


def _data(archive: ZipFile, now: Situation) -> Iterator[tuple[str, Row]]:
    with archive.open(DATA) as member:
        head = read_head(member, at=now.at)
    with archive.open(DATA) as member:
        yield from Rows(head).read(member)


def _pages(
    archive: ZipFile, whole: frozenset[str], now: Situation
) -> Iterator[tuple[str, list[Row]]]:
    """Cut everything that is kept apart into pages, always in the same way."""
    tables = (
        (table, row) for table, row in _data(archive, now) if table not in whole or FROM in row
    )
    others = ((name, row) for name in json_members(archive) for row in other_rows(archive, name))
    for place, group in groupby(chain(tables, others), key=lambda one: one[0]):
        page, letters = list[Row](), 0
        for _, row in group:
            page.append(row)
            letters += len(dumped(row))
            if len(page) == ROWS_A_PAGE or letters > LETTERS_A_PAGE:
                yield place, page
                page, letters = [], 0
        if page:
            yield place, page


def _page(bringing: Bringing, number: int, place: str, rows: list[Row]) -> BroughtPage:
    return BroughtPage(
        id=uuid5(bringing.id, f"page {number}"),
        bringing=bringing,
        person=bringing.person,
        number=number,
        place=place,
        rows=rows,
    )


def _write(bringing: Bringing, pages: list[BroughtPage], done: int) -> None:
    BroughtPage.objects.bulk_create(pages)
    pages.clear()
    Bringing.objects.filter(id=bringing.id).update(done_count=done)


def _take_file(bringing: Bringing, archive: ZipFile, number: int, name: str) -> None:
    file_id, person = uuid5(bringing.id, f"file {number}"), SubjectRef(bringing.person)
    if BroughtFile.objects.filter(id=file_id).exists():
        return
    with archive.open(name) as member:
        first = member.read(_PIECE)
        with suppress(AlreadyWritten):  # A killed worker may have come so far.
            write_sealed(
                person=person,
                content=chain([first], iter(lambda: member.read(_PIECE), b"")),
                name=name.rpartition("/")[2],
                media_type="application/pdf" if first.startswith(_PDF) else _UNKNOWN,
                file_id=file_id,
            )
    BroughtFile(
        id=file_id, bringing=bringing, person=person, number=number, place=name, file=file_id
    ).save(force_insert=True)
