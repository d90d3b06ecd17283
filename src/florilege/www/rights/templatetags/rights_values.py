"""Template tags of these pages."""

from typing import Any

from django import template

from florilege.rights.wording import as_read
from florilege.www.rights.tabs import Tab
from florilege.www.rights.tabs import own_tabs as tabs_of

register = template.Library()
register.filter("as_read", as_read)


@register.simple_tag(takes_context=True)
def own_tabs(context: Any) -> list[Tab]:
    """Give the tabs of a person's own pages; none where the page is not one of a request."""
    request = context.get("request")
    return tabs_of(request) if request else []
