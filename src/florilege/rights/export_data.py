"""Write `data.json`, table by table, and note what else belongs into the file."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.conf import settings

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.infra.media.files import read_facts
from florilege.kernel.subjects import SubjectRef
from florilege.rights.bringing.kept import Kept
from florilege.rights.export_format import (
    FORMAT,
    VERSION,
    exported_fields,
    file_fields,
    marks,
    row_as_json,
)
from florilege.rights.export_index import Shown
from florilege.rights.tables import Table, tables_about_people

CHUNK = 500
Write = Callable[[bytes], int]


@dataclass(slots=True)
class Found:
    """What was met on the way: files that are to follow, and the newest of each table."""

    person: SubjectRef
    at: datetime
    done: Callable[[int], None]
    kept: Kept
    files: list[tuple[Any, str, str]] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


def write_data(found: Found, write: Write) -> Iterator[None]:
    """Write the member; it yields after each row, so that what is ready may leave."""
    write(dumped(_head(found))[:-1] + b', "tables": {\n')
    done = 0
    # A table of the machinery stands in several vaults and is one table to its person.
    for number, (export, group) in enumerate(groupby(exported_tables(), key=_export_key)):
        tables = list(group)
        shown = Shown(holding=tables[0].holding, model=tables[0].model)
        found.shown.append(shown)
        write((b",\n" if number else b"") + dumped(export) + b": [\n")
        for table in tables:
            for rows in _chunks(table, found.person):
                for row in rows:
                    values = row_as_json(table.holding, row)
                    write((b",\n" if shown.total else b"") + dumped(values))
                    shown.add(values, since=getattr(row, table.holding.since or "pk"), row=row)
                    _note_files(found, shown, table, row)
                    yield
                done += len(rows)
                found.done(done)
        yield from _write_brought(found, write, export, shown)
        write(b"\n]")
    yield from _write_unknown(found, write)
    write(b"\n}}\n")


def _write_brought(found: Found, write: Write, key: str, shown: Shown) -> Iterator[None]:
    """What was brought stands in its table behind the person's own entries, with its origin."""
    for row in found.kept.rows(key):
        write((b",\n" if shown.total else b"") + dumped(row))
        shown.add(row, since=row.get(shown.holding.since))
        yield


def _write_unknown(found: Found, write: Write) -> Iterator[None]:
    """Tables that this program does not have, brought from one that has: they go on as they came."""
    known = {table.holding.export for table in exported_tables()}
    for place in found.kept.places:
        if place in known or place.endswith(".json"):
            continue
        write(b",\n" + dumped(place) + b": [\n")
        for number, row in enumerate(found.kept.rows(place)):
            write((b",\n" if number else b"") + dumped(row))
            yield
        write(b"\n]")


def exported_tables() -> list[Table]:
    return [t for t in tables_about_people() if t.holding.export]


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _head(found: Found) -> dict[str, Any]:
    charter = policy.charter()
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": found.at.isoformat(),
        "person": str(found.person),
        "school": charter.provider.name,
        "site": settings.SITE_URL,
        "policy": {"charter": charter.code, "version": charter.version},
        "marks": marks(),
        "brought": found.kept.origins,
    }


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


def _note_files(found: Found, shown: Shown, table: Table, row: Any) -> None:
    for name in file_fields(table.holding, table.model):
        if getattr(row, name) is not None:
            facts = read_facts(row, name)
            path = f"files/{table.holding.export}/{row.pk}/{facts.name}"
            found.files.append((row, name, path))
            shown.add_file(path)


def _export_key(table: Table) -> str:
    return table.holding.export
