"""Pure rules of enrolment: what a seat takes, where a day stands in a session, half-days."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from florilege.teaching.enrolment.enums import (
    EnrolmentState,
    HalfDay,
    Needed,
    SessionPhase,
    WaitsFor,
)

MOST_DAYS = 731
# The usual hours of a half-day; a session's own hours may differ slot by slot.
HOURS = {
    HalfDay.MORNING: (time(9), time(12, 30)),
    HalfDay.AFTERNOON: (time(13, 30), time(17)),
    HalfDay.EVENING: (time(18), time(20)),
}
SEATED = frozenset({EnrolmentState.CONFIRMED, EnrolmentState.COMPLETED})


def missing_minimum(*, name: str, email: str, phone: str) -> tuple[Needed, ...]:
    """Tell what of the minimum is missing; blanks are not an answer.

    Source: policy B, "données minimales obligatoires" (promise ID-03).
    """
    given = ((Needed.NAME, name), (Needed.EMAIL, email), (Needed.PHONE, phone))
    return tuple(needed for needed, value in given if not value.strip())


def reasons_to_wait(*, missing: Collection[Needed], seats_left: int) -> tuple[WaitsFor, ...]:
    """Tell why a requested seat is not confirmed, in the order in which it can be mended."""
    reasons = tuple(WaitsFor(needed.value) for needed in missing)
    if reasons:
        return reasons
    return (WaitsFor.SEAT,) if seats_left < 1 else (WaitsFor.OFFICE,)


def phase_on(*, starts_on: date, ends_on: date, marking_until: date, on: date) -> SessionPhase:
    """Tell where a day stands in a session; its first and last days are under way."""
    if on < starts_on:
        return SessionPhase.COMING
    if on <= ends_on:
        return SessionPhase.RUNNING
    if on <= marking_until:
        return SessionPhase.MARKING
    return SessionPhase.OVER


def last_day_of_marking(*, ends_on: date, marking_days: int) -> date:
    """Give the last day on which the trainers of a session see its learners (COM-07)."""
    return ends_on + timedelta(days=marking_days)


def learns_on(*, state: EnrolmentState, starts_on: date, on: date) -> bool:
    """Tell whether an enrolment opens its course: from the first day on, and without end.

    Past courses stay readable as long as the account lives (policy B, learning history).
    """
    return state in SEATED and on >= starts_on


def half_days(
    *, starts_on: date, ends_on: date, weekdays: Collection[int], halves: Collection[HalfDay]
) -> Iterator[tuple[date, HalfDay]]:
    """Give the half-days of a session in order; weekdays are counted from Monday, 0."""
    for day in range((ends_on - starts_on).days + 1):
        on = starts_on + timedelta(days=day)
        if on.weekday() in weekdays:
            yield from ((on, half) for half in HalfDay if half in halves)


def hours_of(on: date, half: HalfDay, *, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Give when a half-day begins and ends on a day."""
    begins, ends = HOURS[half]
    return datetime.combine(on, begins, zone), datetime.combine(on, ends, zone)
