"""Rewrite what stands under older epochs, in place and batch by batch.

Rows are only updated, and only if they still are what was read: what was deleted or emptied
meanwhile stays so. The order is that in which the engine keeps the rows: another order would
touch a page of the disk for each row.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from florilege.infra.keys.ring import ring
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import Wrapper, derived, keyed_hash

ALIAS = Vault.KEYS.value
CACHE_KIBIBYTES = 110_000  # the index of two million look-ups; one that has no room is read anew
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
    """Hash an inner look-up under an epoch: what the table is searched by."""
    return _outer_hashing(epoch_key)(inner)


def _outer_hashing(epoch_key: bytes) -> Callable[[bytes], bytes]:
    key = derived(epoch_key, use="look-ups")
    return lambda inner: keyed_hash(key, inner)


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
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rewrap_batches(table: WrappedTable, *, current: int, size: int) -> Iterator[int]:
    """Bring every row of older epochs under the current one; give the size of each batch done."""
    rewriting = _Rewriting(table, current=current)
    for batch in _batches(table, current=current, size=size):
        # Opened and wrapped outside the transaction, so that others find the vault free meanwhile.
        rewritten = rewriting.rows(batch)
        with transaction.atomic(using=ALIAS):
            _write(table, rewritten, current=current)
        yield len(batch)


class _Rewriting:
    """Opens values under their epochs and wraps them under the current one."""

    def __init__(self, table: WrappedTable, *, current: int) -> None:
        key = ring().read(current)
        self._old: dict[int, Wrapper] = {}
        self._new = Wrapper(key, epoch=current)
        self._beside = [hashing(key) for _, hashing in table.beside]

    def rows(self, batch: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Give place, wrapped value before, wrapped value after, and the columns beside it."""
        wrap, beside, done = self._new.wrap, self._beside, []
        for place, pk, epoch, wrapped in batch:
            before = bytes(wrapped)
            owner = bytes.fromhex(pk) if isinstance(pk, str) else pk.bytes
            plain = self._under(epoch).unwrap(before, owner=owner)
            after = wrap(plain, owner=owner)
            done.append((place, before, after, *[hashed(plain) for hashed in beside]))
        return done

    def _under(self, epoch: int) -> Wrapper:
        if epoch not in self._old:
            self._old[epoch] = Wrapper(ring().read(epoch), epoch=epoch)
        return self._old[epoch]


def _batches(table: WrappedTable, *, current: int, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Give place, id, epoch and wrapped value of the living rows of older epochs."""
    place = "rowid" if _is_sqlite() else table.pk
    read = f"SELECT {place}, {table.pk}, epoch, {table.wrapped} FROM {table.name}"
    older, order = f"epoch < %s AND {table.wrapped} <> %s", f"ORDER BY {place} LIMIT {size}"
    sql, values = f"{read} WHERE {older} {order}", [current, b""]
    while batch := _fetched(sql, values):
        yield batch
        sql, values = f"{read} WHERE {older} AND {place} > %s {order}", [*values[:2], batch[-1][0]]


def _fetched(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _write(table: WrappedTable, rows: list[tuple[Any, ...]], *, current: int) -> None:
    columns = [f'"{name}"' for name in (table.wrapped, *(name for name, _ in table.beside))]
    with connections[ALIAS].cursor() as cursor:
        if _is_sqlite():
            sets = ", ".join(f"{column} = %s" for column in columns)
            values = [(*new, current, place, before) for place, before, *new in rows]
            cursor.executemany(
                f"UPDATE {table.name} SET {sets}, epoch = %s "
                f"WHERE rowid = %s AND {table.wrapped} = %s",
                values,
            )
        else:
            cursor.execute(*_packed_update(table, columns, rows, current=current))


def _packed_update(
    table: WrappedTable, columns: list[str], rows: list[tuple[Any, ...]], *, current: int
) -> tuple[str, list[Any]]:
    """Write the update of a whole batch as one statement of PostgreSQL.

    All values of a column have one length, so they travel end to end in one value and are cut
    apart by the server: as an array, or row by row, quoting them took longer than the update.
    The bounds of the batch, which is in the order of ids, keep the server from reading the whole
    table for it.
    """
    places, *others = zip(*rows, strict=True)
    packed = [b"".join(place.bytes for place in places), *map(b"".join, others)]
    names = ["places", "befores", *(f"new_{number}" for number in range(len(columns)))]
    values = ", ".join(f"%s::bytea AS {name}" for name in names)
    cut = {
        name: f"substring({name} FROM n * {len(one)} + 1 FOR {len(one)})"
        for name, one in zip(names, (places[0].bytes, *rows[0][1:]), strict=True)
    }
    sets = ", ".join(
        f"{column} = {cut[name]}" for column, name in zip(columns, names[2:], strict=True)
    )
    sql = (
        f"UPDATE {table.name} SET {sets}, epoch = %s "
        f"FROM (SELECT {values}) AS packed, generate_series(0, {len(rows) - 1}) AS n "
        f"WHERE {table.pk} BETWEEN %s AND %s "
        f"AND {table.pk} = encode({cut['places']}, 'hex')::uuid "
        f"AND {table.wrapped} = {cut['befores']}"
    )
    return sql, [current, *packed, places[0], places[-1]]


def _is_sqlite() -> bool:
    return connections[ALIAS].vendor == "sqlite"
