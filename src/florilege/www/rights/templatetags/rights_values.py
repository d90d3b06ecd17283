"""Write a stored value as a person reads it."""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from florilege.www.rights.tabs import Tab
from florilege.www.rights.tabs import own_tabs as tabs_of

register = template.Library()
CODE = re.compile(r"[a-z]+(_[a-z]+)*")


@register.filter
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
    # A word of a closed list stands in the catalogue under its own spelling.
    return _(text.replace("_", " ")) if CODE.fullmatch(text) else text


@register.simple_tag(takes_context=True)
def own_tabs(context: Any) -> list[Tab]:
    """Give the tabs of a person's own pages; none where the page is not one of a request."""
    request = context.get("request")
    return tabs_of(request) if request else []
