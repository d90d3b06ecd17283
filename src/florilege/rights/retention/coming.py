"""What will leave on which day, and why: the calendar of departures, counted ahead."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F
from django.db.models.functions import TruncDate

from florilege.charter.terms import RetentionEntry
from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.retention.paths import Turn, person_path
from florilege.rights.retention.kept import SINCE, Kept, kept_tables

Leaves = Callable[[date], date]


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that happens to a number of rows or people on a day, under a rule.

    `turn` is told for people; `kept` for rows, and `archived` if they then go to the archive.
    """

    count: int
    kept: Kept | None = None
    turn: Turn | None = None
    archived: bool = False

    @property
    def entry(self) -> RetentionEntry | None:
        return self.kept.entry if self.kept else None


def coming(*, after: date, until: date) -> dict[date, list[Departure]]:
    """Give the departures of the days after one and up to another, in the order of days.

    Each is what would leave if nobody signed in, held or changed anything until then.
    """
    days: dict[date, list[Departure]] = defaultdict(list)
    for day, turns in person_path().coming(after, until).items():
        days[day] += [Departure(count, turn=turn) for turn, count in turns.items() if count]
    for kept in kept_tables():
        for day, departure in _departures(kept, after=after, until=until):
            days[day].append(departure)
    return dict(sorted(days.items()))


def _departures(kept: Kept, *, after: date, until: date) -> Iterator[tuple[date, Departure]]:
    rule = kept.entry.rule
    since = (rule.gone_since(after), rule.gone_since(until))
    for day, count in _by_day(kept, *since, leaves=rule.gone_on):
        yield day, Departure(count, kept=kept)
    if rule.archived_for is not None:
        since = (rule.out_of_use_since(after), rule.out_of_use_since(until))
        for day, count in _by_day(kept, *since, leaves=rule.out_of_use_on):
            yield day, Departure(count, kept=kept, archived=True)


def _by_day(kept: Kept, after: date, until: date, *, leaves: Leaves) -> Iterator[tuple[date, int]]:
    """Count rows by the day on which they leave: several starting days may share one."""
    counts: dict[date, int] = defaultdict(int)
    day = TruncDate(SINCE, tzinfo=LEGAL_ZONE) if kept.is_timed else F(SINCE)
    rows = kept.started_between(after, until).order_by().annotate(day=day).values_list("day")
    for started, count in rows.annotate(count=Count("pk")):
        counts[leaves(kept.start_day(started))] += count
    yield from counts.items()
