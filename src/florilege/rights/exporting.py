"""Make the file of everything about a person: a sealed ZIP, streamed, in constant memory."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.media.files import (
    AlreadyWritten,
    StoredFile,
    delete_file,
    open_file,
    read_facts,
    write_sealed,
)
from florilege.infra.media.reading import stored
from florilege.infra.workflow.steps import Counts, Situation
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights.export_format import (
    FORMAT,
    VERSION,
    exported_fields,
    file_fields,
    row_as_json,
)
from florilege.rights.export_schema import export_schema
from florilege.rights.models import ExportOrder
from florilege.rights.tables import Table, tables_about_people
from florilege.rights.zip_stream import ZipStream

CHUNK = 500


def make_export(now: Situation) -> Counts:
    """Write the file, then mark the order ready.

    The file bears the order's id: what a killed attempt wrote whole is taken, not left behind.
    """
    assert now.subject is not None
    assert now.about is not None
    person = now.subject
    order = ExportOrder.objects.filter(id=now.about).first()
    if order is None or order.ready_at is not None:
        return {}  # The person went meanwhile, or another worker was quicker.
    total = sum(t.rows(person).count() for t in _exported_tables())
    ExportOrder.objects.filter(id=order.id).update(total_count=total, done_count=0)
    written = stored(person=person, file_id=order.id) or _write(person, order, now.at)
    hours = policy.charter().retention["exports"].hours or 72
    ExportOrder.objects.filter(id=order.id, ready_at__isnull=True).update(
        file=written.id,
        ready_at=now.at,
        ends_at=now.at + timedelta(hours=hours),
        done_count=total,
    )
    if not ExportOrder.objects.filter(id=order.id, file=written.id).exists():
        # Another worker made it, and it was fetched while this one still wrote.
        delete_file(person=person, file_id=written.id)
    return {"rows": total, "bytes": written.size}


def _write(person: SubjectRef, order: ExportOrder, at: datetime) -> StoredFile:
    try:
        with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="rights.export"):
            return write_sealed(
                person=person,
                name=f"florilege-{at:%Y-%m-%d}.zip",
                media_type="application/zip",
                content=export_bytes(person, order=order, at=at),
                file_id=order.id,
            )
    except AlreadyWritten:
        written = stored(person=person, file_id=order.id)
        if written is None:
            raise  # It was fetched in this very moment; the next round finds the order so.
        return written


def export_bytes(person: SubjectRef, *, order: ExportOrder | None, at: Any) -> Iterator[bytes]:
    """Give the ZIP piece by piece. The gate must be open for the person's rights."""
    stream = ZipStream()
    files: list[tuple[Any, str, str]] = []
    with stream.member("data.json") as write:
        yield from _data(person, write, stream, files, order, at)
    for rendering in REGISTRY.renderings():
        with stream.member(rendering.file) as write:
            write(b"[\n")
            for number, row in enumerate(rendering.rows(person)):
                write((b",\n" if number else b"") + _dump(row))
                yield from stream.pieces()
            write(b"\n]\n")
    for row, field, name in files:
        with stream.member(name) as write:
            for piece in open_file(row, field):
                write(piece)
                yield from stream.pieces()
    with stream.member("schema.json") as write:
        write(json.dumps(export_schema(), indent=1, ensure_ascii=False).encode())
    yield from stream.end()


def _data(
    person: SubjectRef,
    write: Any,
    stream: ZipStream,
    files: list[tuple[Any, str, str]],
    order: ExportOrder | None,
    at: Any,
) -> Iterator[bytes]:
    charter = policy.charter()
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(),
        "person": str(person),
        "school": charter.provider.name,
        "policy": {"charter": charter.code, "version": charter.version},
    }
    write(_dump(head)[:-1] + b', "tables": {\n')
    done = 0
    # A table of the machinery stands in several vaults and is one table to its person.
    for number, (export, tables) in enumerate(groupby(_exported_tables(), key=_export_key)):
        write((b",\n" if number else b"") + _dump(export) + b": [\n")
        first = True
        for table in tables:
            for rows in _chunks(table, person):
                for row in rows:
                    write((b"" if first else b",\n") + _dump(row_as_json(table.holding, row)))
                    first = False
                    files += _files_of(table, row)
                    yield from stream.pieces()
                done += len(rows)
                if order is not None:
                    ExportOrder.objects.filter(id=order.id).update(done_count=done)
        write(b"\n]")
    write(b"\n}}\n")


def _chunks(table: Table, person: SubjectRef) -> Iterator[list[Any]]:
    """Rows in looked-at chunks, each read by key so that memory stays constant."""
    names = [*exported_fields(table.holding), *file_fields(table.holding, table.model)]
    after: Any = None
    while True:
        rows = table.rows(person).order_by("pk")
        chunk = list((rows.filter(pk__gt=after) if after is not None else rows)[:CHUNK])
        if not chunk:
            return
        look(chunk, *names)
        yield chunk
        after = chunk[-1].pk


def _files_of(table: Table, row: Any) -> Iterator[tuple[Any, str, str]]:
    for field in file_fields(table.holding, table.model):
        if getattr(row, field) is not None:
            facts = read_facts(row, field)
            yield row, field, f"files/{table.holding.export}/{row.pk}/{facts.name}"


def _export_key(table: Table) -> str:
    return table.holding.export


def _exported_tables() -> list[Table]:
    return [t for t in tables_about_people() if t.holding.export]


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
