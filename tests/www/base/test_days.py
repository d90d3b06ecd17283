"""Days and hours as they stand on every page and in every letter."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation


@pytest.mark.parametrize(
    ("language", "on", "written"),
    [
        ("fr", date(2026, 12, 1), "1er décembre 2026"),
        ("fr", date(2026, 8, 1), "1er août 2026"),
        ("fr", date(2026, 12, 21), "21 décembre 2026"),
        ("en", date(2026, 12, 1), "1 December 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(
    language: str, on: date, written: str
) -> None:
    shown = Template('{% load i18n %}{{ on|date:"DATE_FORMAT" }}')

    with translation.override(language):
        assert shown.render(Context({"on": on})) == written


def test_a_day_and_its_hour_read_as_a_sentence_in_french() -> None:
    at = datetime(2026, 12, 1, 0, 5, tzinfo=UTC)

    with translation.override("fr"), timezone.override("Europe/Paris"):
        long = Template('{{ at|date:"DATETIME_FORMAT" }}').render(Context({"at": at}))
        short = Template('{{ at|date:"SHORT_DATETIME_FORMAT" }}').render(Context({"at": at}))

    assert (long, short) == ("1er décembre 2026 à 1\u00a0h\u00a005", "01/12/2026 01:05")
