"""Every declared table as JSON lines, in parts of bounded size, and the files of its rows."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.handing import Member, small
from florilege.infra.media.files import FileMissing, FileWithheld, SealedReader, open_file
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.declarations import Holding
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights import errands
from florilege.rights.export_format import (
    exported_fields,
    file_fields,
    reference_fields,
    row_as_json,
)
from florilege.rights.tables import Table

CHUNK = 500
PART_BYTES = 500_000
# Keys open everything and leave with nobody; the journal is proved by its heads; the archive is
# opened by the archivist alone.
STAYS = frozenset({Vault.KEYS, Vault.JOURNAL, Vault.ARCHIVE})
_NOT_AGAIN = frozenset({"exports"})  # people's own exports say all of this once more


def tables() -> Iterator[Table]:
    """Give every table that is handed over; one about people only if it stands in their export."""
    for holding in REGISTRY:
        model = apps.get_model(holding.model)
        if holding.subject is None or holding.export:
            for vault in vaults_of(model._meta.app_label):
                if vault not in STAYS:
                    yield Table(holding=holding, model=model, vault=vault)


def members_of(table: Table, counts: Counter[str]) -> Iterator[Member]:
    """Give a table's rows in parts, and behind each chunk the files of its rows."""
    part, number = bytearray(), 0
    for rows in _chunks(table):
        with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.HAND_OVER):
            files = _look(table, rows)
            for row in rows:
                part += json.dumps(_line(table, row, files), ensure_ascii=False).encode() + b"\n"
            counts[table.name] += len(rows)
            for name, reader in files.values():
                yield Member(name, reader.size, reader)
        if len(part) >= PART_BYTES:
            number += 1
            yield small(_part_name(table, number), bytes(part))
            part.clear()
    yield small(_part_name(table, number + 1), bytes(part))


def line_fields(table: Table) -> list[str]:
    """The fields of a line: what a person's export shows of it, and the ids that tie it to others."""
    holding, model = table.holding, table.model
    if holding.subject is None:
        return [f.attname for f in model._meta.local_concrete_fields if _is_plain(f)]
    ids = [*_ids(holding, model), *reference_fields(holding, model)]
    return list(dict.fromkeys([*ids, *exported_fields(holding)]))


def _line(table: Table, row: Any, files: dict[tuple[Any, str], Any]) -> dict[str, Any]:
    holding = table.holding
    if holding.subject is None:
        return {name: _plain(getattr(row, name)) for name in line_fields(table)}
    line = {name: _plain(getattr(row, name)) for name in _ids(holding, table.model)}
    line |= row_as_json(holding, row)
    for field in file_fields(holding, table.model):
        found = files.get((row.pk, field))
        line[field] = _described(*found) if found else None
    return line


def _described(name: str, reader: SealedReader) -> dict[str, str]:
    return {"path": name, "name": reader.label.name, "media_type": reader.label.media_type}


def _ids(holding: Holding, model: type[models.Model]) -> list[str]:
    """The row's own id, its person's, and who acted on it."""
    pk = model._meta.pk
    names = [pk.attname] if pk is not None else []
    return list(dict.fromkeys([*names, str(holding.subject), *holding.acted_by_fields]))


def _chunks(table: Table) -> Iterator[list[Any]]:
    """Rows in the order of their keys: each chunk is read anew, so that memory stays constant."""
    every = table.model._default_manager.using(table.vault.value).order_by("pk")
    after: Any = None
    while True:
        rows = every if after is None else every.filter(pk__gt=after)
        chunk = list(rows[:CHUNK])
        if not chunk:
            return
        yield chunk
        after = chunk[-1].pk


def _look(table: Table, rows: list[Any]) -> dict[tuple[Any, str], tuple[str, SealedReader]]:
    """Look at a chunk and open its files; what the gate withholds is left out."""
    holding = table.holding
    if holding.subject is None:
        return {}
    fields = file_fields(holding, table.model)
    look(rows, *exported_fields(holding))
    found: dict[tuple[Any, str], tuple[str, SealedReader]] = {}
    if holding.retention in _NOT_AGAIN:
        return found
    for row in rows:
        for field in fields:
            if getattr(row, field) is not None:
                try:
                    reader = open_file(row, field)
                except (FileWithheld, FileMissing):
                    continue
                found[row.pk, field] = (f"files/{holding.model}/{row.pk}-{field}", reader)
    return found


def _is_plain(field: Any) -> bool:
    return not isinstance(field, models.BinaryField)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _part_name(table: Table, number: int) -> str:
    return f"tables/{table.vault.value}/{table.holding.model}/{number:05d}.jsonl"
