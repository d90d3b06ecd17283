"""How long a datum lives: one pure function over calendar days."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RetentionPhase(StrEnum):
    """CNIL's life cycle of a datum."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DISPOSED = "disposed"


class FutureTrigger(Exception):
    """The starting event lies after the day asked about."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in whole calendar months and days, counted in months first."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Give the first day on which the period is over; nothing ever leaves early.

        Example: one month after 31 January is 1 March: the whole of February belongs to it.
        """
        year, month, last = self._month_from(day)
        over = date(year, month, min(day.day, last)).toordinal() + (day.day > last)
        return date.fromordinal(over + self.days)

    def until(self, day: date) -> date:
        """Give the last day of a deadline counted from a day; nothing is ever answered late.

        Example: one month from 31 January ends on 28 (or 29) February.
        Source: Regulation (EEC, Euratom) 1182/71 art. 3(2)(c).
        """
        year, month, last = self._month_from(day)
        ends = date(year, month, min(day.day, last)).toordinal()
        return date.fromordinal(ends + self.days)

    def begun_by(self, on: date) -> date:
        """Give the last day from which the period is over on a day; begun later, it is not.

        Example: for one month and 28 February 2025 it is 28 January; for 1 March, 1 February.
        """
        day = Period(months=-self.months).until(date.fromordinal(on.toordinal() - self.days))
        while self.after(day) <= on:
            day = date.fromordinal(day.toordinal() + 1)
        while self.after(day) > on:
            day = date.fromordinal(day.toordinal() - 1)
        return day

    def _month_from(self, day: date) -> tuple[int, int, int]:
        """The year and month that the months lead to, and its last day."""
        years, month = divmod(day.month - 1 + self.months, 12)
        year, month = day.year + years, month + 1
        return year, month, calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long a datum is in use after its starting event, then archived, then gone."""

    code: str
    active_for: Period
    archived_for: Period | None = None

    def out_of_use_on(self, since: date) -> date:
        """Give the first day on which the datum is no longer in use."""
        return self.active_for.after(since)

    def gone_on(self, since: date) -> date:
        """Give the first day on which nothing of the datum stands any more."""
        unused = self.out_of_use_on(since)
        return unused if self.archived_for is None else self.archived_for.after(unused)

    def out_of_use_since(self, on: date) -> date:
        """Give the last starting day whose datum is out of use on a day."""
        return self.active_for.begun_by(on)

    def gone_since(self, on: date) -> date:
        """Give the last starting day of which nothing stands any more on a day."""
        archived = on if self.archived_for is None else self.archived_for.begun_by(on)
        return self.active_for.begun_by(archived)


def phase_on(rule: RetentionRule, *, since: date, on: date) -> RetentionPhase:
    """Tell which phase of its life a datum is in.

    Units: both dates are local calendar days; `on` is included in the phase that it opens.
    Raises: FutureTrigger if `since` is after `on`.
    Source: privacy policy B, table of retention periods.
    """
    if since > on:
        raise FutureTrigger(since.isoformat())
    if on < rule.out_of_use_on(since):
        return RetentionPhase.ACTIVE
    return RetentionPhase.DISPOSED if on >= rule.gone_on(since) else RetentionPhase.ARCHIVED
