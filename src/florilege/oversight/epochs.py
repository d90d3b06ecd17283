"""The key epochs: which one is current, and until when an escrow copy of an older one lives."""

from dataclasses import dataclass
from datetime import datetime

from florilege.infra.keys.epochs import current_epoch
from florilege.infra.keys.models import Epoch, PersonKey
from florilege.infra.keys.ring import escrow_ends, ring
from florilege.infra.schedule.tasks import escrow_days


@dataclass(frozen=True, slots=True)
class Escrow:
    """A copy of an epoch key that outlives its epoch; `ends_at` is empty while it is in use."""

    number: int
    ended_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Epochs:
    """`installed_at` is when the first epoch began; escrow copies are in the order of numbers."""

    installed_at: datetime | None
    current: int
    begun_at: datetime | None
    escrows: tuple[Escrow, ...]


def epochs() -> Epochs:
    """Read the epochs in one query, and the escrow folder."""
    rows = list(Epoch.objects.order_by("number").only("number", "started_at", "ended_at"))
    held = set(ring().escrowed())
    return Epochs(
        installed_at=rows[0].started_at if rows else None,
        current=rows[-1].number if rows else 0,
        begun_at=rows[-1].started_at if rows else None,
        escrows=tuple(_escrow(row) for row in rows if row.number in held),
    )


def keys_behind() -> int:
    """Count the living keys that still stand under an earlier epoch."""
    return PersonKey.objects.exclude(epoch=current_epoch()).exclude(wrapped=b"").count()


def _escrow(row: Epoch) -> Escrow:
    ended = row.ended_at
    ends = escrow_ends(ended_at=ended, days=escrow_days()) if ended else None
    return Escrow(number=row.number, ended_at=ended, ends_at=ends)
