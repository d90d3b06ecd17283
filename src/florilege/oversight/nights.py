"""The worker's nights: what was done, what was missed, and when it was last alive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from florilege.infra.clock import LEGAL_ZONE, legal_day
from florilege.infra.keys.models import Epoch
from florilege.infra.schedule.models import Beat, Night
from florilege.infra.schedule.registering import nightly_tasks
from florilege.infra.schedule.rounds import NIGHT_HOUR

GRACE_HOURS = 2  # how long a night may take before it counts as missed
ALIVE_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class NightDone:
    """One legal day: how often each task acted, and which tasks did not end."""

    day: date
    counts: tuple[tuple[str, int], ...]
    missed: tuple[str, ...]

    @property
    def idle(self) -> int:
        """How many tasks had nothing to do."""
        return sum(1 for _, count in self.counts if not count)


def last_beat() -> datetime | None:
    return Beat.objects.values_list("at", flat=True).filter(id=1).first()


def is_alive(beat: datetime | None, *, at: datetime) -> bool:
    return beat is not None and at - beat <= ALIVE_WITHIN


def last_nights(*, at: datetime, days: int = 7) -> tuple[NightDone, ...]:
    """Give the nights that are over, the last first; two queries.

    The day of the installation is left out: its night was over when the program first ran.
    """
    wanted = _days(at=at, days=days)
    rows = list(Night.objects.filter(day__in=wanted).order_by("task"))
    return tuple(_night(day, [row for row in rows if row.day == day]) for day in wanted)


def _days(*, at: datetime, days: int) -> list[date]:
    today = legal_day(at)
    tonight_is_over = at.astimezone(LEGAL_ZONE).hour >= NIGHT_HOUR + GRACE_HOURS
    last = today if tonight_is_over else today - timedelta(days=1)
    begun = Epoch.objects.order_by("number").values_list("started_at", flat=True).first()
    first = legal_day(begun) if begun else today
    back = (last - timedelta(days=n) for n in range(days))
    return [day for day in back if day > first]


def _night(day: date, rows: Iterable[Night]) -> NightDone:
    done = {row.task: row.count for row in rows if row.done_at is not None}
    return NightDone(
        day=day,
        counts=tuple(sorted(done.items())),
        missed=tuple(sorted(nightly_tasks().keys() - done.keys())),
    )
