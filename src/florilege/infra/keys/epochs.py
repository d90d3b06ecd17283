"""Turn the epoch: re-wrap the living in place, then destroy the old key.

Whatever was deleted meanwhile (rows in WAL, free pages, backups) stays wrapped under a key that
no longer exists. Any step may be killed: the next call finishes what is left.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from florilege.infra.keys.models import Epoch, EpochPointer
from florilege.infra.keys.rewrapping import (
    LOOKUPS,
    PERSON_KEYS,
    WrappedTable,
    epochs_in_use,
    made_roomy,
    rewrap_batches,
)
from florilege.infra.keys.ring import Ring, escrow_ends, ring
from florilege.kernel.sealing import new_key
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import unwrap, wrap

BATCH = 40_000  # each commit writes nearly every page of the index again: the fewer, the cheaper
PAUSE_SECONDS = 0.005  # lets SQLite's waiting writers in, beside the time between two writes
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
    with ring().turning():
        if not EpochPointer.objects.exists():
            _begin(1, at=at)


def check_ring() -> None:
    """Try every key that rows depend on.

    Raises: KeyRingDamaged.
    """
    for number in epochs_in_use() | {current_epoch()}:
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
    # Two turns at once would draw two keys for one epoch, or wrap under one that is destroyed.
    with ring().turning():
        current = current_epoch()
        if not epochs_in_use() - {current}:
            current = _begin(current + 1, at=at)
        with made_roomy():
            keys, lookups = _rewrap(PERSON_KEYS, current), _rewrap(LOOKUPS, current)
        destroyed = _destroy_unused(current, at=at)
        end_escrows(at=at, days=escrow_days)
    return Turn(current=current, keys=keys, lookups=lookups, destroyed=destroyed)


def _rewrap(table: WrappedTable, current: int) -> int:
    done = 0
    for size in rewrap_batches(table, current=current, size=BATCH):
        done += size
        time.sleep(PAUSE_SECONDS)
    return done


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


def _destroy_unused(current: int, *, at: datetime) -> tuple[int, ...]:
    """Destroy the keys under which no row stands any more."""
    keys: Ring = ring()
    destroyed = []
    for number in keys.numbers():
        if number < current and number not in epochs_in_use():
            Epoch.objects.filter(number=number, ended_at__isnull=True).update(ended_at=at)
            keys.destroy(number)
            destroyed.append(number)
    return tuple(destroyed)
