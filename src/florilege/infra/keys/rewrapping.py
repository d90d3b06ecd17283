"""Rewrite what stands under older epochs, in place and batch by batch.

Rows are only updated, and only if they still are what was read: what was deleted or emptied
meanwhile stays so. The order is that in which the engine keeps the rows: another order would
touch a page of the disk for each row.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connections, transaction

from florilege.infra.keys.packed import Packed, Statement
from florilege.infra.keys.ring import ring
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import Wrapper, derived, keyed_hash

ALIAS = Vault.KEYS.value
OUTER_BYTES = 16
PART = 5_000  # rows of one statement: what it alters is kept twice until it ends
CACHE_KIBIBYTES = 80_000  # the index of two million look-ups; one that has no room is read anew
LOG_PAGES = 32_000  # how long the log grows before its pages are carried over, each of them once


@dataclass(frozen=True, slots=True)
class WrappedTable:
    """A table of values wrapped under epochs.

    `beside` are columns that are computed from the open value under the new epoch's key.
    """

    name: str
    pk: str
    wrapped: str
    beside: tuple[tuple[str, Callable[[bytes], Callable[[bytes], bytes]]], ...] = ()


def outer_hash(inner: bytes, *, epoch_key: bytes) -> bytes:
    """Hash an inner look-up under an epoch, to 16 bytes: what the table is searched by.

    Half of the hash (RFC 2104, 5): its index is written again each night, and what counts is how
    much of it there is.
    """
    return _outer_hashing(epoch_key)(inner)


def _outer_hashing(epoch_key: bytes) -> Callable[[bytes], bytes]:
    key = derived(epoch_key, use="look-ups")
    return lambda inner: keyed_hash(key, inner)[:OUTER_BYTES]


PERSON_KEYS = WrappedTable(name="keys_personkey", pk="person", wrapped="wrapped")
LOOKUPS = WrappedTable(
    name="keys_lookup", pk="id", wrapped="inner_wrapped", beside=(("outer", _outer_hashing),)
)


def epochs_in_use() -> set[int]:
    """Name the epochs under which something living stands."""
    used: set[int] = set()
    with connections[ALIAS].cursor() as cursor:
        for table in (PERSON_KEYS, LOOKUPS):
            cursor.execute(
                f"SELECT DISTINCT epoch FROM {table.name} WHERE {table.wrapped} <> %s", [b""]
            )
            used.update(epoch for (epoch,) in cursor.fetchall())
    return used


@contextmanager
def made_roomy() -> Iterator[None]:
    """Let an embedded vault keep its index at hand: look-ups are rewritten all over it."""
    if not _is_sqlite():
        yield
        return
    room = {"cache_size": -CACHE_KIBIBYTES, "wal_autocheckpoint": LOG_PAGES}
    with connections[ALIAS].cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in room}
        try:
            for name, value in room.items():
                cursor.execute(f"PRAGMA {name} = {value}")
            yield
        finally:
            for name, value in before.items():
                cursor.execute(f"PRAGMA {name} = {value}")
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")  # it waits for no reader


def rewrap_batches(table: WrappedTable, *, current: int, size: int) -> Iterator[int]:
    """Bring every row of older epochs under the current one; give the size of each batch done.

    While a batch is written, a thread opens and wraps the next, outside any transaction, so that
    others find the vault free between two writes.
    """
    rewriting = _Rewriting(table, current=current)
    part = min(PART, size)
    parts = _parts(table, current=current, size=part)

    def begun() -> list[Future[Packed]]:
        read = list(islice(parts, size // part))  # all of it, before a thread contends for Python
        return [beside.submit(rewriting.packed, rows) for rows in read]

    with ThreadPoolExecutor(1) as beside:
        running = begun()
        while running:
            ready = [one.result() for one in running]
            running = begun()
            yield _written(table, ready, current=current)


class _Rewriting:
    """Opens values under their epochs and wraps them under the current one."""

    def __init__(self, table: WrappedTable, *, current: int) -> None:
        key = ring().read(current)
        self._old: dict[int, Wrapper] = {}
        self._new = Wrapper(key, epoch=current)
        self._beside = [hashing(key) for _, hashing in table.beside]

    def packed(self, batch: list[tuple[Any, ...]]) -> Packed:
        """Give where the rows stand, their wrapped values, the new ones, the columns beside."""
        wrap, befores, opened, wrapped_anew = self._new.wrap, [], [], []
        for _, pk, epoch, wrapped in batch:
            before = bytes(wrapped)
            owner = bytes.fromhex(pk) if isinstance(pk, str) else pk.bytes
            plain = self._under(epoch).unwrap(before, owner=owner)
            befores.append(before)
            opened.append(plain)
            wrapped_anew.append(wrap(plain, owner=owner))
        beside = [[hashed(plain) for plain in opened] for hashed in self._beside]
        return Packed([row[0] for row in batch], befores, [wrapped_anew, *beside])

    def _under(self, epoch: int) -> Wrapper:
        if epoch not in self._old:
            self._old[epoch] = Wrapper(ring().read(epoch), epoch=epoch)
        return self._old[epoch]


def _parts(table: WrappedTable, *, current: int, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Give place, id, epoch and wrapped value of the living rows of older epochs."""
    place = "rowid" if _is_sqlite() else table.pk
    read = f"SELECT {place}, {table.pk}, epoch, {table.wrapped} FROM {table.name}"
    older, order = f"epoch < %s AND {table.wrapped} <> %s", f"ORDER BY {place} LIMIT {size}"
    sql, values = f"{read} WHERE {older} {order}", [current, b""]
    while part := _fetched(sql, values):
        yield part
        sql, values = f"{read} WHERE {older} AND {place} > %s {order}", [*values[:2], part[-1][0]]


def _fetched(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _written(table: WrappedTable, parts: list[Packed], *, current: int) -> int:
    columns = [table.wrapped, *(name for name, _ in table.beside)]
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        for packed in parts:
            cursor.execute(*_statement(packed, table, columns, current))
    return sum(packed.count for packed in parts)


def _statement(packed: Packed, table: WrappedTable, columns: list[str], current: int) -> Statement:
    if _is_sqlite():
        return packed.update_of_sqlite(table.name, columns, epoch=current)
    return packed.update_of_postgres(table.name, table.pk, columns, epoch=current)


def _is_sqlite() -> bool:
    return connections[ALIAS].vendor == "sqlite"
