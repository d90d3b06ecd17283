"""Make the file of everything about a person: a sealed ZIP, streamed, in constant memory."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from florilege.infra import policy
from florilege.infra.gate.opened import opened
from florilege.infra.media.files import (
    AlreadyWritten,
    StoredFile,
    delete_file,
    open_file,
    write_sealed,
)
from florilege.infra.media.reading import stored
from florilege.infra.workflow.steps import Counts, Situation
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights import errands
from florilege.rights.bringing.kept import Kept
from florilege.rights.export_data import Found, dumped, exported_tables, write_data
from florilege.rights.export_index import index_pages, readmes
from florilege.rights.export_schema import export_schema
from florilege.rights.models import ExportOrder
from florilege.rights.zip_stream import ZipStream


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
    total = sum(t.rows(person).count() for t in exported_tables())
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
        with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.EXPORT):
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


def export_bytes(person: SubjectRef, *, order: ExportOrder | None, at: datetime) -> Iterator[bytes]:
    """Give the ZIP piece by piece. The gate must be open for the person's rights."""
    stream, kept = ZipStream(), Kept(person)
    found = Found(person=person, at=at, done=_progress_of(order), kept=kept)
    with stream.member("data.json") as write:
        for _ in write_data(found, write):
            yield from stream.pieces()
    for name, rows in _other_members(person, kept):
        with stream.member(name) as write:
            write(b"[\n")
            for number, row in enumerate(rows):
                write((b",\n" if number else b"") + dumped(row))
                yield from stream.pieces()
            write(b"\n]\n")
    for row, field, name in _documents(found):
        with stream.member(name) as write:
            for piece in open_file(row, field):
                write(piece)
                yield from stream.pieces()
    for name, content in (*index_pages(found.shown, at=at), *readmes(at=at), _schema()):
        with stream.member(name) as write:
            write(content)
        yield from stream.pieces()
    yield from stream.end()


def _other_members(
    person: SubjectRef, kept: Kept
) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """The outside standards: what is the person's here, then what they brought."""
    renderings = {rendering.file: rendering for rendering in REGISTRY.renderings()}
    brought = [place for place in kept.places if place.endswith(".json")]
    for name in dict.fromkeys([*renderings, *brought]):
        own = renderings[name].rows(person) if name in renderings else iter(())
        yield name, _each_once(own, kept.others(name)) if name in brought else own


def _each_once(
    own: Iterator[dict[str, Any]], brought: Iterator[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """A statement may come home, or come twice from elsewhere: its id stands once, the first as it is."""
    met: set[str] = set()
    for row in chain(own, brought):
        one = row.get("id")
        if one is None:
            yield row
        elif str(one) not in met:
            met.add(str(one))
            yield row


def _documents(found: Found) -> Iterator[tuple[Any, str, str]]:
    """Each under a path of its own; two that would share one are told apart."""
    taken: set[str] = set()
    brought = ((row, "file", path) for row, path in found.kept.files())
    for row, field, path in chain(found.files, brought):
        free = path
        while free in taken:
            folder, _, name = free.rpartition("/")
            free = f"{folder}/_{name}"
        taken.add(free)
        yield row, field, free


def _schema() -> tuple[str, bytes]:
    return "schema.json", json.dumps(export_schema(), indent=1, ensure_ascii=False).encode()


def _progress_of(order: ExportOrder | None) -> Callable[[int], None]:
    """Write how far the file is where its page reads it."""

    def note(done: int) -> None:
        if order is not None:
            ExportOrder.objects.filter(id=order.id).update(done_count=done)

    return note
