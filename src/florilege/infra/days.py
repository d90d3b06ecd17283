"""How a day is written for people: as Django does, with the ordinal of French first days."""

import re
from typing import Any

from django.template.defaultfilters import date as plain_date
from django.utils.translation import get_language

# The first of a month in words: "1 décembre", and neither "21 décembre" nor "1 h 30".
_FIRST = re.compile(r"(?<!\d)1 (?=[^\W\d]{3})")


def written(value: Any, form: str | None = None) -> str:
    """Write a day or a moment in the reader's language; the first of a month is the 1er.

    `form` is a format of Django's `date` filter, DATE_FORMAT if none is given.
    """
    return with_ordinal(str(plain_date(value, form)))


def with_ordinal(sentence: str) -> str:
    """Write the first of a month as French does, if French is read."""
    return _FIRST.sub("1er ", sentence) if (get_language() or "fr").startswith("fr") else sentence
