"""Read a brought file from end to end, before anything of it is kept."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from typing import IO, Any, cast
from uuid import UUID, uuid5
from zipfile import ZipFile

from django.apps import apps
from django.utils.translation import gettext_noop

from florilege.kernel.registry import REGISTRY
from florilege.kernel.returning import Taker, takers
from florilege.rights.bringing.archive import (
    DATA,
    file_members,
    json_members,
    opened_archive,
)
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.head import Head, Origin, read_head
from florilege.rights.bringing.json_stream import Reader, Row
from florilege.rights.bringing.rows import Rows
from florilege.rights.export_format import FROM

MOST_TAKEN = 100  # rows of a table that a room takes as its own: a person has one of each
_NAMESPACE = UUID("6f0c2f0e-5f0b-5a55-9f3b-3a6f5d1f7c11")
_STANDING = "keys.PersonKey"


@dataclass(frozen=True, slots=True)
class Report:
    """What a file holds, in numbers; `address` and `origins` are the person's and go nowhere else."""

    source_id: UUID
    origins: tuple[Origin, ...]
    tables: Mapping[str, int]
    others: Mapping[str, int]
    files: int
    address: str
    under_fifteen: bool

    @property
    def rows(self) -> int:
        return sum(self.tables.values()) + sum(self.others.values())


def check_file(file: IO[bytes] | RawIOBase, *, at: datetime) -> Report:
    """Try everything in the file, in bounded memory.

    Raises: FileRefused, which says where and what.
    """
    with opened_archive(cast(IO[bytes], file)) as archive:
        with archive.open(DATA) as member:
            digest = hashlib.file_digest(cast(Any, member), "sha256")
        with archive.open(DATA) as member:
            head = read_head(member, at=at)
        rows, counts, taken = Rows(head), Counter[str](), _Taken()
        with archive.open(DATA) as member:
            for table, row in rows.read(member):
                counts[table] += 1
                taken.note(table, row)
        _check_files(archive, rows)
        return Report(
            source_id=uuid5(_NAMESPACE, digest.hexdigest()),
            origins=head.origins,
            tables=counts,
            others=_others(archive, head),
            files=len(file_members(archive)),
            address=taken.address,
            under_fifteen=taken.under_fifteen,
        )


def other_rows(archive: ZipFile, name: str) -> Iterator[Row]:
    """Give the objects of a member in an outside standard."""
    with archive.open(name) as member:
        reader = Reader(member, member=name)
        for _number, row in reader.rows(where=name):
            yield row
        reader.end()


def taken_tables() -> dict[str, Taker]:
    """The takers by the key of their table in a file, in the order in which rooms stand."""
    found = {taker.model: taker for taker in takers()}
    return {h.export: found[h.model] for h in REGISTRY if h.model in found}


def _others(archive: ZipFile, head: Head) -> Counter[str]:
    counts = Counter[str]()
    for name in json_members(archive):
        for row in other_rows(archive, name):
            _check_actor(row, head, where=f"{name}[{counts[name]}]")
            counts[name] += 1
    return counts


def _check_actor(row: Row, head: Head, *, where: str) -> None:
    """A statement about somebody else has no place in a person's file."""
    actor = row.get("actor")
    if actor is None:
        return
    account = actor.get("account") if isinstance(actor, dict) else None
    name = account.get("name") if isinstance(account, dict) else None
    if name not in head.people:
        raise FileRefused(f"{where}.actor", gettext_noop("This is about somebody else."))


def _check_files(archive: ZipFile, rows: Rows) -> None:
    for name in file_members(archive):
        parts = name.split("/")
        if len(parts) != 4 or parts[2] not in rows.ids(parts[1]):
            said = gettext_noop("This document belongs to no entry of the file.")
            raise FileRefused("files", said)
        with archive.open(name) as member:
            while member.read(1 << 20):
                pass  # Damage shows at its end, by its check sum.


class _Taken:
    """What rooms will take: tried for length, since it stands in their own tables afterwards."""

    def __init__(self) -> None:
        self._tables = taken_tables()
        standing = REGISTRY.holding(_STANDING)
        self._standing = standing.export if standing else ""
        self._counts = Counter[str]()
        self.address, self.under_fifteen = "", False

    def note(self, table: str, row: Row) -> None:
        if FROM in row:
            return
        if table == self._standing:
            self.under_fifteen |= "under_fifteen" in str(row.get("limits")).split()
        taker = self._tables.get(table)
        if taker is None:
            return
        self._counts[table] += 1
        where = f"{DATA}: tables.{table}[{self._counts[table] - 1}]"
        if self._counts[table] > MOST_TAKEN:
            raise FileRefused(where, gettext_noop("There are more entries than in any export."))
        _check_lengths(taker, row, where=where)
        if taker.address:
            self.address = self.address or str(row.get(taker.address) or "")


def _check_lengths(taker: Taker, row: Row, *, where: str) -> None:
    holding = REGISTRY.holding(taker.model)
    assert holding is not None
    for name, declared in holding.personal_fields.items():
        if not declared.exported:
            continue
        stored = cast(Any, apps.get_model(taker.model)._meta.get_field(name))
        value, most = row.get(name), getattr(stored, "max_length", None)
        if value is None and not stored.null:
            raise FileRefused(f"{where}.{name}", gettext_noop("This is missing."))
        if isinstance(value, str) and ((most and len(value) > most) or "\x00" in value):
            raise FileRefused(
                f"{where}.{name}", gettext_noop("This is longer than any export has it.")
            )
