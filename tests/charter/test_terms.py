"""When an answer is due, and how long what lives some hours is swept at night."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.charter.colour import contrast, is_readable
from florilege.charter.law import is_siret
from florilege.charter.periods import days_covering
from florilege.charter.terms import Deadlines
from florilege.charter.text import Text
from florilege.kernel.retention import Period


def deadlines(*, answer_days: int) -> Deadlines:
    return Deadlines(
        answer_days=answer_days,
        extension_max_months=2,
        notice_days=30,
        inactivity_months=12,
        inactivity_answer_months=2,
        journal_months=12,
        backup_days=30,
        backup_drill_days=7,
        irreversible_within_days=7,
        mail_days=30,
        marking_days=30,
    )


@pytest.mark.parametrize(
    ("answer_days", "received_on", "due_on"),
    [
        (15, date(2026, 3, 21), date(2026, 4, 5)),
        (30, date(2026, 3, 21), date(2026, 4, 20)),
        (30, date(2026, 1, 31), date(2026, 2, 28)),
        (30, date(2028, 1, 31), date(2028, 2, 29)),
        (30, date(2026, 2, 1), date(2026, 3, 1)),
    ],
)
def test_an_answer_is_due_as_promised_and_never_after_the_legal_month(
    answer_days: int, received_on: date, due_on: date
) -> None:
    assert deadlines(answer_days=answer_days).answer_by(received_on) == due_on


def test_an_extended_answer_is_due_three_months_after_the_request() -> None:
    due_on = deadlines(answer_days=15).extended_answer_by(date(2026, 11, 30))

    assert due_on == date(2027, 2, 28)


@given(
    hours=st.integers(1, 400),
    made_at=st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2032, 1, 1)),
)
def test_the_sweep_comes_after_the_last_hour_and_at_most_a_day_and_a_night_later(
    hours: int, made_at: datetime
) -> None:
    swept_on = days_covering(hours).after(made_at.date())

    ends_at = made_at + timedelta(hours=hours)
    assert 1 <= (swept_on - ends_at.date()).days <= 2


def test_seventy_two_hours_take_four_days() -> None:
    assert days_covering(72) == Period(days=4)


def test_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert (is_readable("#a8325a"), is_readable("#e58aa8")) == (True, False)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("12345678200010", True),
        ("12345678200011", False),
        ("21345678200010", False),
        ("1234567820001", False),
        ("1234567820001X", False),
        ("١٢٣٤٥٦٧٨٢٠٠٠١٠", False),
    ],
)
def test_a_siret_checks_itself(number: str, right: bool) -> None:
    assert is_siret(number) is right


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Bonjour"), ("fr-be", "Bonjour"), ("FR", "Bonjour"), ("en", "Hello"), ("de", "Hello")],
)
def test_a_text_speaks_french_to_french_and_english_to_others(language: str, words: str) -> None:
    assert Text(fr="Bonjour", en="Hello").in_language(language) == words
