"""The pure rules of enrolment, day by day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from florilege.teaching.enrolment.enums import (
    EnrolmentState,
    HalfDay,
    Needed,
    SessionPhase,
    WaitsFor,
)
from florilege.teaching.enrolment.rules import (
    half_days,
    hours_of,
    last_day_of_marking,
    learns_on,
    missing_minimum,
    phase_on,
    reasons_to_wait,
)

FIRST, LAST = date(2028, 1, 10), date(2028, 1, 30)


@pytest.mark.promise("ID-03")
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (("Odile Marchetti", "odile@courrier.example", "+33639981234"), ()),
        (("", "odile@courrier.example", "+33639981234"), (Needed.NAME,)),
        (("Odile Marchetti", " ", "+33639981234"), (Needed.EMAIL,)),
        (("Odile Marchetti", "odile@courrier.example", ""), (Needed.PHONE,)),
        (("", "", ""), (Needed.NAME, Needed.EMAIL, Needed.PHONE)),
    ],
)
def test_name_address_and_phone_are_the_minimum_and_nothing_else(
    given: tuple[str, str, str], missing: tuple[Needed, ...]
) -> None:
    name, email, phone = given

    assert missing_minimum(name=name, email=email, phone=phone) == missing


def test_a_request_waits_for_what_is_missing_before_it_waits_for_a_seat() -> None:
    assert reasons_to_wait(missing=[Needed.PHONE], seats_left=0) == (WaitsFor.PHONE,)
    assert reasons_to_wait(missing=[], seats_left=0) == (WaitsFor.SEAT,)
    assert reasons_to_wait(missing=[], seats_left=1) == (WaitsFor.OFFICE,)


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2028, 1, 9), SessionPhase.COMING),
        (date(2028, 1, 10), SessionPhase.RUNNING),
        (date(2028, 1, 30), SessionPhase.RUNNING),
        (date(2028, 1, 31), SessionPhase.MARKING),
        (date(2028, 2, 29), SessionPhase.MARKING),
        (date(2028, 3, 1), SessionPhase.OVER),
    ],
)
def test_a_day_stands_in_one_phase_of_a_session(on: date, phase: SessionPhase) -> None:
    assert phase_on(starts_on=FIRST, ends_on=LAST, marking_until=date(2028, 2, 29), on=on) is phase


def test_trainers_mark_for_as_many_days_as_the_charter_says() -> None:
    assert last_day_of_marking(ends_on=LAST, marking_days=30) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("state", "on", "learns"),
    [
        (EnrolmentState.CONFIRMED, date(2028, 1, 9), False),
        (EnrolmentState.CONFIRMED, date(2028, 1, 10), True),
        (EnrolmentState.CONFIRMED, date(2030, 1, 10), True),
        (EnrolmentState.COMPLETED, date(2030, 1, 10), True),
        (EnrolmentState.REQUESTED, date(2028, 1, 10), False),
        (EnrolmentState.WITHDRAWN, date(2028, 1, 10), False),
    ],
)
def test_a_seat_opens_its_course_from_the_first_day_on(
    state: EnrolmentState, on: date, learns: bool
) -> None:
    assert learns_on(state=state, starts_on=FIRST, on=on) is learns


def test_half_days_stand_on_the_chosen_weekdays_both_ends_included() -> None:
    found = half_days(
        starts_on=date(2028, 2, 28),
        ends_on=date(2028, 3, 6),
        weekdays=(0, 1),
        halves=(HalfDay.EVENING, HalfDay.MORNING),
    )

    assert list(found) == [
        (date(2028, 2, 28), HalfDay.MORNING),
        (date(2028, 2, 28), HalfDay.EVENING),
        (date(2028, 2, 29), HalfDay.MORNING),
        (date(2028, 2, 29), HalfDay.EVENING),
        (date(2028, 3, 6), HalfDay.MORNING),
        (date(2028, 3, 6), HalfDay.EVENING),
    ]


def test_a_half_day_keeps_its_local_hour_in_summer_and_winter() -> None:
    paris = ZoneInfo("Europe/Paris")

    winter, _ = hours_of(date(2028, 1, 10), HalfDay.MORNING, zone=paris)
    summer, _ = hours_of(date(2028, 7, 10), HalfDay.MORNING, zone=paris)

    assert winter.astimezone(UTC) == datetime(2028, 1, 10, 8, tzinfo=UTC)
    assert summer.astimezone(UTC) == datetime(2028, 7, 10, 7, tzinfo=UTC)
