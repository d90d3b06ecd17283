"""Write a stored value as a person reads it, on pages and in files."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def as_read(value: Any) -> str:
    """Dates in the reader's zone, lists with commas, nothing as a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (list, tuple)):
        return ", ".join(as_read(v) for v in value)
    if isinstance(value, dict):
        return " · ".join(f"{as_read(k)}\u00a0: {as_read(dated(v))}" for k, v in value.items())
    text = str(value)
    return _of_a_closed_list(text.replace("_", " ")) if CODE.fullmatch(text) else text


def dated(value: Any) -> Any:
    """Read a day or a time back from the text of JSON, so that it is shown as a person writes it."""
    if not isinstance(value, str) or not value[:4].isdigit():
        return value
    try:
        return _parsed(value) or value
    except ValueError:
        return value


def _parsed(text: str) -> date | datetime | None:
    return parse_date(text) if len(text) == 10 else parse_datetime(text)


def _of_a_closed_list(word: str) -> str:
    """A value stands in the catalogue under its own spelling, as a `value` if pages say it too."""
    said = pgettext("value", word)
    return _(word) if said == word else said
