"""Every page of the project with what it declares, found by walking the addresses."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from florilege.infra.gate.rules import granted
from florilege.kernel.access import Grant
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Role
from florilege.oversight.sights import PageSight, sights
from florilege.www.archivist import desk_urls
from florilege.www.base.page import Page

View = Callable[..., Any]


def views() -> dict[str, View]:
    """Give the view behind every address, by its name with namespaces."""
    return dict(views_in(get_resolver().url_patterns))


def declared_pages() -> dict[str, Page]:
    """Give the declaration of every page that has one; middleware refuses the others."""
    return {name: view.page for name, view in views().items() if hasattr(view, "page")}


def archive_pages() -> dict[str, Page]:
    """Give the pages of the archivist's process, which has other addresses and another door."""
    found = views_in(desk_urls.urlpatterns, namespace=f"{desk_urls.app_name}:")
    return {name: view.page for name, view in found}  # type: ignore[attr-defined]


def every_page() -> dict[str, Page]:
    """Give every page that a role may open or of which the journal may tell."""
    return archive_pages() | declared_pages()


def who_sees_what() -> tuple[PageSight, ...]:
    """Compute the table from the pages, the grants and the declarations of this very program."""
    return sights(every_page(), grants=granted(), registry=REGISTRY)


def grants_of(role: Role) -> tuple[Grant, ...]:
    """Give what a role holds, by purpose; the program has no page, and does jobs."""
    held = (grant for grant in granted() if grant.role is role)
    return tuple(sorted(held, key=lambda g: (g.purpose, sorted(g.categories))))


def views_in(patterns: list[Any], *, namespace: str = "") -> Iterator[tuple[str, View]]:
    """Give every address of a list and of those inside it: name and view."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views_in(pattern.url_patterns, namespace=inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.lookup_str}", pattern.callback
