"""Let documents end on their day, and months with their key. Only the archivist's process does.

A document's row goes on its day. When its month is over, the key goes: whatever copies of the rows
lie in logs or backups are dead with it. Each step may be killed and done again.
"""

from dataclasses import dataclass
from datetime import date

from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import ArchivedItem, MonthKey, Opening
from florilege.infra.archive.months import month_of, ring

MOST_MONTHS = 3  # that end in one night; more is a wrong clock, or a long sleep


class ImplausibleCut(Exception):
    """More months would end at once than any night should end: somebody has to look first."""

    def __init__(self, months: list[str]) -> None:
        super().__init__(
            f"{len(months)} months would end at once, {months[0]} to {months[-1]}. If the clock is "
            "right and the archivist slept for so long, say `florilege archivist --catch-up`."
        )


@dataclass(frozen=True, slots=True)
class Ended:
    """What one night ended."""

    items: int
    traces: int
    months: tuple[str, ...]


def end_archives(*, on: date, catch_up: bool = False) -> Ended:
    """End what is over on a legal day. Safe to repeat.

    Raises: ArchiveClosed; ImplausibleCut, and nothing was ended.
    """
    refuse_the_platform()
    over = _months_over(on)
    if len(over) > MOST_MONTHS and not catch_up:
        raise ImplausibleCut(over)
    items = _delete_items(on)
    traces, _ = Opening.objects.filter(expires_on__lte=on).delete()
    for month in over:
        _end_month(month, on=on)
    return Ended(items=items, traces=traces, months=tuple(over))


def _months_over(on: date) -> list[str]:
    over = MonthKey.objects.filter(month__lt=month_of(on), ended_on__isnull=True)
    return list(over.order_by("month").values_list("month", flat=True))


def _delete_items(on: date) -> int:
    deleted, _ = ArchivedItem.objects.filter(expires_on__lte=on).delete()
    return deleted


def _end_month(month: str, *, on: date) -> None:
    """Destroy the key first: a kill before the note only makes it be done again."""
    ring().destroy(month)
    MonthKey.objects.filter(month=month).update(ended_on=on)
