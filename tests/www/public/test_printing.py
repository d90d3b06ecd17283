"""Days, prices and lengths in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import override

from florilege.www.public.templatetags.printed import (
    country,
    hours,
    long_day,
    moment,
    phone,
    price,
    span,
    week_day,
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("1er mars 2027", "lundi 1er mars", "du 1er mars au 30 avril 2027")),
        ("en", ("1 March 2027", "Monday 1 March", "1 March to 30 April 2027")),
    ],
)
def test_days_are_written_as_people_write_them(language: str, expected: tuple[str, ...]) -> None:
    first, last = date(2027, 3, 1), date(2027, 4, 30)

    with override(language):
        assert (long_day(first), week_day(first), span(first, last)) == expected
        assert span(first, first) == expected[0]


def test_two_years_are_both_written() -> None:
    with override("fr"):
        assert (
            span(date(2026, 12, 21), date(2027, 1, 11)) == "du 21 décembre 2026 au 11 janvier 2027"
        )


@pytest.mark.parametrize(
    ("language", "cents", "expected"),
    [
        ("fr", 42000, "420\u00a0€"),
        ("fr", 125050, "1\u202f250,50\u00a0€"),
        ("en", 42000, "€420"),
        ("en", 125050, "€1,250.50"),
        ("fr", 0, "Gratuit"),
    ],
)
def test_prices_follow_the_language(language: str, cents: int, expected: str) -> None:
    with override(language):
        assert price(cents) == expected


def test_hours_countries_and_phones() -> None:
    with override("fr"):
        assert hours(Decimal("7.50")) == "7,5\u00a0h"
        assert hours(Decimal("14.00")) == "14\u00a0h"
        assert hours(Decimal("100.00")) == "100\u00a0h"
        assert country("NL") == "Pays-Bas"
        assert phone("+33639981234") == "+33 6 39 98 12 34"
        assert phone("(effacé)") == "(effacé)"


@pytest.mark.promise("LRN-09")
@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("fr", "Europe/Paris", "1er mars 2027, 0\u00a0h\u00a030"),
        ("fr", "Pacific/Noumea", "1er mars 2027, 10\u00a0h\u00a030"),
        ("en", "America/Cayenne", "28 February 2027, 20:30"),
    ],
)
def test_a_moment_is_told_in_the_persons_zone_and_language(
    language: str, zone: str, expected: str
) -> None:
    at = datetime(2027, 2, 28, 23, 30, tzinfo=UTC)

    with override(language), timezone.override(ZoneInfo(zone)):
        assert moment(at) == expected
