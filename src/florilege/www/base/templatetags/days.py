"""Django's `date`, with the ordinal that French gives to the first of a month."""

import re
from typing import Any

from django import template
from django.template.defaultfilters import date as plain_date
from django.utils.translation import get_language

register = template.Library()
# The first of a month in words: "1 décembre", and neither "21 décembre" nor "1 h 30".
FIRST = re.compile(r"(?<!\d)1 (?=[^\W\d]{3})")


@register.filter(expects_localtime=True)
def date(value: Any, form: str | None = None) -> str:
    """Write a day as `date` does; in French the first of a month is the 1er."""
    written = str(plain_date(value, form))
    if (get_language() or "fr").startswith("fr"):
        return FIRST.sub("1er ", written)
    return written
