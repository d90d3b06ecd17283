"""What will leave on which day, and why: the calendar of departures, counted ahead."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Count, F, QuerySet, Value
from django.db.models import Model as Row
from django.db.models.functions import TruncDate

from florilege.charter.terms import RetentionEntry
from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.retention.paths import Turn, person_path
from florilege.kernel.vocabulary import Vault
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
    for day, departure in _departures(after=after, until=until):
        days[day].append(departure)
    return dict(sorted(days.items()))


@dataclass(frozen=True, slots=True)
class _Question:
    """Rows of a table by starting day, and the day on which each of those leaves."""

    kept: Kept
    archived: bool
    leaves: Leaves
    rows: QuerySet[Row, tuple[date, int]]


def _departures(*, after: date, until: date) -> Iterator[tuple[date, Departure]]:
    """Ask each vault once for all of its tables; several starting days may leave on one."""
    by_vault: dict[Vault, list[_Question]] = defaultdict(list)
    for kept in kept_tables():
        by_vault[kept.table.vault] += _questions(kept, after=after, until=until)
    for questions in by_vault.values():
        counts: dict[tuple[int, date], int] = defaultdict(int)
        for number, started, count in _asked_together(questions):
            asked = questions[number]
            counts[number, asked.leaves(asked.kept.start_day(started))] += count
        for (number, day), count in counts.items():
            asked = questions[number]
            yield day, Departure(count, kept=asked.kept, archived=asked.archived)


def _asked_together(questions: list[_Question]) -> Iterator[tuple[int, date, int]]:
    first, *others = [
        asked.rows.annotate(number=Value(number)).values_list("number", "day", "rows")
        for number, asked in enumerate(questions)
    ]
    yield from first.union(*others, all=True) if others else first


def _questions(kept: Kept, *, after: date, until: date) -> Iterator[_Question]:
    rule = kept.entry.rule
    gone = kept.started_between(rule.gone_since(after), rule.gone_since(until))
    yield _Question(kept, archived=False, leaves=rule.gone_on, rows=_by_day(kept, gone))
    if rule.archived_for is not None:
        since, by = rule.out_of_use_since(after), rule.out_of_use_since(until)
        moved = _by_day(kept, kept.started_between(since, by))
        yield _Question(kept, archived=True, leaves=rule.out_of_use_on, rows=moved)


def _by_day(kept: Kept, rows: QuerySet[Row]) -> QuerySet[Row, tuple[date, int]]:
    day = TruncDate(SINCE, tzinfo=LEGAL_ZONE) if kept.is_timed else F(SINCE)
    by_day = rows.order_by().annotate(day=day).values("day").annotate(rows=Count("pk"))
    return cast(QuerySet[Row, tuple[date, int]], by_day)
