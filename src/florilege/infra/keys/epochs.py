"""Turn the epoch: re-wrap the living in place, then destroy the old key.

Whatever was deleted meanwhile (rows in WAL, free pages, backups) stays wrapped under a key that
no longer exists. Any step may be killed: the next call finishes what is left.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.models import QuerySet

from florilege.infra.keys.models import Epoch, EpochPointer, Lookup, PersonKey
from florilege.infra.keys.ring import Ring, escrow_ends, ring
from florilege.kernel.sealing import new_key
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import derived, keyed_hash, unwrap, wrap

BATCH = 2_000
PAUSE_SECONDS = 0.05  # lets SQLite's waiting writers in: its back-off reaches a tenth of a second
CHECK_OWNER = b"florilege epoch check"
ALIAS = Vault.KEYS.value


class KeyRingDamaged(Exception):
    """Rows are wrapped under an epoch whose key is missing or wrong: nothing may start."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The key of epoch {number} is missing from the ring or does not open what it wrapped. "
            "Put the file back from escrow; no new key is made in its place."
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn did: the epoch now in force, keys and look-ups re-wrapped, keys destroyed."""

    current: int
    keys: int
    lookups: int
    destroyed: tuple[int, ...]


def first_epoch(*, at: datetime) -> None:
    """Begin the first epoch of a new installation."""
    if not EpochPointer.objects.exists():
        _begin(1, at=at)


def check_ring() -> None:
    """Try every key that rows depend on.

    Raises: KeyRingDamaged.
    """
    for number in _epochs_in_use() | {current_epoch()}:
        try:
            row = Epoch.objects.get(number=number)
            key = ring().read(number)
            unwrap(bytes(row.check_value), epoch_key=key, epoch=number, owner=CHECK_OWNER)
        except Exception as error:
            raise KeyRingDamaged(number) from error


def current_epoch() -> int:
    return EpochPointer.objects.values_list("current", flat=True).get(id=1)


def turn_epoch(*, at: datetime, escrow_days: int) -> Turn:
    """Begin a new epoch, or finish one that was interrupted, then destroy what is over."""
    current = current_epoch()
    if not _epochs_in_use() - {current}:
        current = _begin(current + 1, at=at)
    keys = sum(_rewrap_batches(_KEYS, current))
    lookups = sum(_rewrap_batches(_LOOKUPS, current))
    destroyed = _destroy_unused(current, at=at)
    end_escrows(at=at, days=escrow_days)
    return Turn(current=current, keys=keys, lookups=lookups, destroyed=destroyed)


def end_escrows(*, at: datetime, days: int) -> tuple[int, ...]:
    """Destroy the escrow copies whose time is over."""
    ended = []
    held = ring().escrowed()
    for row in Epoch.objects.filter(number__in=held, ended_at__isnull=False):
        if row.ended_at is not None and escrow_ends(ended_at=row.ended_at, days=days) <= at:
            ring().end_escrow(row.number)
            ended.append(row.number)
    return tuple(ended)


def _begin(number: int, *, at: datetime) -> int:
    """Make an epoch's key, then switch to it in one short transaction."""
    keys = ring()
    key = keys.read(number) if number in keys.numbers() else new_key()
    keys.write(number, key)
    check = wrap(b"florilege", epoch_key=key, epoch=number, owner=CHECK_OWNER)
    with transaction.atomic(using=ALIAS):
        Epoch.objects.get_or_create(
            number=number, defaults={"started_at": at, "check_value": check}
        )
        EpochPointer.objects.update_or_create(id=1, defaults={"current": number})
    return number


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """One table of values wrapped under epochs: its living rows, and how one is rewritten."""

    rows: Callable[[], QuerySet[Any]]
    rewrap: Callable[[Any, bytes, bytes, int], tuple[Any, ...]]
    sql: str


def _epochs_in_use() -> set[int]:
    used: set[int] = set()
    for table in (_KEYS, _LOOKUPS):
        used.update(table.rows().values_list("epoch", flat=True).distinct())
    return used


def _rewrap_batches(table: _Wrapped, current: int) -> Iterator[int]:
    """Rewrite the rows of older epochs; updates only, so that a deleted key stays deleted."""
    old_keys: dict[int, bytes] = {}
    new = ring().read(current)
    while True:
        batch = list(table.rows().exclude(epoch=current).order_by("pk")[:BATCH])
        if not batch:
            return
        for row in batch:
            if row.epoch not in old_keys:
                old_keys[row.epoch] = ring().read(row.epoch)
        rewritten = [table.rewrap(row, old_keys[row.epoch], new, current) for row in batch]
        with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
            cursor.executemany(table.sql, rewritten)
        yield len(batch)
        time.sleep(PAUSE_SECONDS)


def _rewrapped_key(row: PersonKey, old: bytes, new: bytes, current: int) -> tuple[Any, ...]:
    owner = row.person.bytes
    before = bytes(row.wrapped)
    plain = unwrap(before, epoch_key=old, epoch=row.epoch, owner=owner)
    after = wrap(plain, epoch_key=new, epoch=current, owner=owner)
    return (after, current, _pk_param(row.person), before)


def _rewrapped_lookup(row: Lookup, old: bytes, new: bytes, current: int) -> tuple[Any, ...]:
    owner = row.id.bytes
    inner = unwrap(bytes(row.inner_wrapped), epoch_key=old, epoch=row.epoch, owner=owner)
    outer = outer_hash(inner, epoch_key=new)
    sealed = wrap(inner, epoch_key=new, epoch=current, owner=owner)
    return (outer, sealed, current, _pk_param(row.id))


def outer_hash(inner: bytes, *, epoch_key: bytes) -> bytes:
    """Hash an inner look-up under an epoch: what the table is searched by."""
    return keyed_hash(derived(epoch_key, use="look-ups"), inner)


def _pk_param(value: UUID) -> Any:
    """Write an id as the engine at hand stores it."""
    return PersonKey._meta.pk.get_db_prep_value(value, connections[ALIAS])


def _destroy_unused(current: int, *, at: datetime) -> tuple[int, ...]:
    """Destroy the keys under which no row stands any more."""
    keys: Ring = ring()
    destroyed = []
    for number in keys.numbers():
        if number < current and number not in _epochs_in_use():
            Epoch.objects.filter(number=number, ended_at__isnull=True).update(ended_at=at)
            keys.destroy(number)
            destroyed.append(number)
    return tuple(destroyed)


_KEYS = _Wrapped(
    rows=lambda: PersonKey.objects.exclude(wrapped=b""),
    rewrap=_rewrapped_key,
    # A key emptied meanwhile by an erasure stays empty: `wrapped` must still be the old one.
    sql="UPDATE keys_personkey SET wrapped = %s, epoch = %s WHERE person = %s AND wrapped = %s",
)
_LOOKUPS = _Wrapped(
    rows=Lookup.objects.all,
    rewrap=_rewrapped_lookup,
    sql='UPDATE keys_lookup SET "outer" = %s, inner_wrapped = %s, epoch = %s WHERE id = %s',
)
