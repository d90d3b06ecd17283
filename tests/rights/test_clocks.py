"""The clock of a request: the day before, the day, the day after; month ends and 29 February."""

from datetime import date, timedelta

import pytest

from florilege.charter.reading import read_charter
from florilege.charter.terms import Deadlines
from florilege.rights.clocks import (
    BeyondTheLaw,
    Clock,
    NotLonger,
    TooLateToExtend,
    check_extension,
    reminder_on,
    urgency,
)
from florilege.rights.enums import Urgency
from tests.charter.conftest import CHARTERS


def deadlines(code: str) -> Deadlines:
    return read_charter(CHARTERS / f"{code}.toml").deadlines


@pytest.mark.promise("RGT-06")
@pytest.mark.parametrize(
    ("code", "received", "due", "legal"),
    [
        ("b", date(2026, 3, 1), date(2026, 3, 16), date(2026, 4, 1)),
        ("b", date(2024, 2, 14), date(2024, 2, 29), date(2024, 3, 14)),
        ("b", date(2025, 2, 14), date(2025, 3, 1), date(2025, 3, 14)),
        ("a", date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)),
        # Thirty days would pass the end of a short month: the month wins.
        ("a", date(2026, 1, 31), date(2026, 2, 28), date(2026, 2, 28)),
        ("a", date(2024, 1, 30), date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_an_answer_is_due_within_the_policy_and_never_past_the_month(
    code: str, received: date, due: date, legal: date
) -> None:
    clock = Clock(received)

    assert (clock.due_on(deadlines(code)), clock.legal_end()) == (due, legal)


@pytest.mark.promise("RGT-06")
def test_days_of_waiting_for_a_proof_move_every_end() -> None:
    clock = Clock(date(2026, 3, 1), paused_days=6)

    assert clock.due_on(deadlines("b")) == date(2026, 3, 22)
    assert clock.extension_ends(deadlines("b")) == date(2026, 6, 7)


@pytest.mark.promise("RGT-06")
def test_an_extension_is_announced_in_time_and_stays_within_the_law() -> None:
    clock, terms = Clock(date(2026, 3, 1)), deadlines("b")
    last = date(2026, 6, 1)

    check_extension(clock, deadlines=terms, until=last, on=date(2026, 3, 16))
    with pytest.raises(TooLateToExtend):
        check_extension(clock, deadlines=terms, until=last, on=date(2026, 3, 17))
    with pytest.raises(BeyondTheLaw) as refused:
        check_extension(clock, deadlines=terms, until=last + timedelta(days=1), on=date(2026, 3, 2))
    assert refused.value.last == last
    with pytest.raises(NotLonger):
        check_extension(clock, deadlines=terms, until=date(2026, 3, 16), on=date(2026, 3, 2))


def test_an_extension_is_given_once() -> None:
    clock = Clock(date(2026, 3, 1), extended_until=date(2026, 4, 15))

    with pytest.raises(TooLateToExtend):
        check_extension(
            clock, deadlines=deadlines("b"), until=date(2026, 5, 1), on=date(2026, 3, 10)
        )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 10), Urgency.IN_TIME),
        (date(2026, 3, 11), Urgency.SOON),
        (date(2026, 3, 15), Urgency.SOON),
        (date(2026, 3, 16), Urgency.TODAY),
        (date(2026, 3, 17), Urgency.LATE),
    ],
)
def test_a_request_presses_more_and_more(on: date, expected: Urgency) -> None:
    received, due = date(2026, 3, 1), date(2026, 3, 16)

    assert reminder_on(received_on=received, due_on=due) == date(2026, 3, 11)
    assert urgency(received_on=received, due_on=due, paused=False, on=on) is expected
    assert urgency(received_on=received, due_on=due, paused=True, on=on) is Urgency.PAUSED
