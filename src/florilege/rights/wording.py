"""Write a stored value as a person reads it, on pages and in files."""

import re
from datetime import date, datetime
from typing import Any

from django.db import models
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
        return " · ".join(f"{as_read(k)}\u00a0: {as_read(v)}" for k, v in value.items())
    text = str(value)
    return _of_a_closed_list(text.replace("_", " ")) if CODE.fullmatch(text) else text


def _of_a_closed_list(word: str) -> str:
    """A value stands in the catalogue under its own spelling, as a `value` if pages say it too."""
    said = pgettext("value", word)
    return _(word) if said == word else said


def label_of(model: type[models.Model], name: str) -> str:
    """Give a field's words; they stand as its verbose name's English msgid."""
    words = str(getattr(model._meta.get_field(name), "verbose_name", name))
    return _(words[:1].upper() + words[1:])
