"""Periods on calendar days: nothing leaves early, nothing is answered late, time goes one way."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from florilege.kernel.retention import (
    FutureTrigger,
    Period,
    RetentionPhase,
    RetentionRule,
    phase_on,
)
from tests.properties.sizes import drawn

days = st.dates(date(1996, 1, 1), date(2096, 12, 31))
months = st.integers(0, 30)
periods = st.builds(Period, months=months, days=st.integers(0, 400))
rules = st.builds(
    RetentionRule, code=st.just("r"), active_for=periods, archived_for=st.none() | periods
)
ORDER = list(RetentionPhase)
DAY = timedelta(days=1)


def months_on_the_calendar(since: date, on: date) -> int:
    return (on.year - since.year) * 12 + on.month - since.month


def full_months_are_over(since: date, on: date, count: int) -> bool:
    """A month is over when the calendar shows its day of the month again, or has passed it."""
    shown = months_on_the_calendar(since, on)
    return shown > count or (shown == count and on.day >= since.day)


@pytest.mark.promise("RET-04")
@drawn(300, 10_000)
@given(days, months)
@example(date(2024, 2, 29), 12)
@example(date(2024, 1, 31), 1)
@example(date(2023, 12, 31), 2)
def test_after_is_the_first_day_on_which_all_months_are_over(since: date, count: int) -> None:
    over = Period(months=count).after(since)

    assert full_months_are_over(since, over, count)
    assert count == 0 or not full_months_are_over(since, over - DAY, count)


@pytest.mark.promise("RGT-06")
@drawn(300, 10_000)
@given(days, months)
@example(date(2024, 1, 31), 1)
@example(date(2024, 2, 29), 12)
def test_until_stays_in_the_month_that_was_promised(since: date, count: int) -> None:
    ends = Period(months=count).until(since)

    assert months_on_the_calendar(since, ends) == count
    assert ends.day <= since.day
    assert ends.day == since.day or (ends + DAY).day == 1, "earlier only where the month ends"


@drawn(300, 10_000)
@given(days, periods)
def test_a_deadline_is_never_after_the_end_and_at_most_a_day_before(
    since: date, period: Period
) -> None:
    assert timedelta() <= period.after(since) - period.until(since) <= DAY


@drawn(300, 10_000)
@given(days, st.integers(0, 800))
def test_days_are_counted_as_days(since: date, count: int) -> None:
    period = Period(days=count)

    assert period.after(since) == period.until(since) == since + timedelta(days=count)


@drawn(500, 20_000)
@given(days, days, periods)
def test_who_began_later_ends_no_earlier(one: date, other: date, period: Period) -> None:
    first, second = sorted((one, other))

    assert period.after(first) <= period.after(second)
    assert period.until(first) <= period.until(second)


@drawn(500, 20_000)
@given(days, periods, st.integers(0, 12), st.integers(0, 60))
def test_a_longer_period_ends_no_earlier(
    since: date, period: Period, more_months: int, more_days: int
) -> None:
    longer = Period(months=period.months + more_months, days=period.days + more_days)

    assert period.after(since) <= longer.after(since)
    assert period.until(since) <= longer.until(since)


@pytest.mark.promise("RET-04", "RET-06")
@drawn(500, 20_000)
@given(rules, days, st.integers(0, 3_000), st.integers(0, 400))
def test_phases_go_one_way(rule: RetentionRule, since: date, wait: int, more: int) -> None:
    on = since + timedelta(days=wait)

    now = phase_on(rule, since=since, on=on)
    later = phase_on(rule, since=since, on=on + timedelta(days=more))

    assert ORDER.index(later) >= ORDER.index(now)


@pytest.mark.promise("RET-04")
@drawn(300, 10_000)
@given(rules, days)
def test_each_phase_begins_on_its_day_and_not_the_day_before(
    rule: RetentionRule, since: date
) -> None:
    ends = rule.active_for.after(since)
    gone = rule.archived_for.after(ends) if rule.archived_for else ends

    if ends > since:
        assert phase_on(rule, since=since, on=ends - DAY) is RetentionPhase.ACTIVE
    if gone > ends:
        assert phase_on(rule, since=since, on=ends) is RetentionPhase.ARCHIVED
        assert phase_on(rule, since=since, on=gone - DAY) is not RetentionPhase.DISPOSED
    assert phase_on(rule, since=since, on=gone) is RetentionPhase.DISPOSED


@drawn(100, 1_000)
@given(rules, days, st.integers(1, 500))
def test_what_did_not_begin_has_no_phase(rule: RetentionRule, since: date, ahead: int) -> None:
    assume(since.year < 2096)

    with pytest.raises(FutureTrigger):
        phase_on(rule, since=since, on=since - timedelta(days=ahead))
