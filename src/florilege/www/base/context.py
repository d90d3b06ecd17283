"""What the layout needs on every page: the school, who acts, where one may go. No query."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language

from florilege.charter.telling import day_words
from florilege.infra import clock, policy
from florilege.infra.closing.board import closing, is_closed, is_shut
from florilege.infra.upkeep import announced
from florilege.kernel.subjects import STRANGER
from florilege.www.base.navigation import Link, links_for

READER_COOKIE = "reader"
THEMES, FONTS = ("auto", "light", "dark"), ("serif", "hyperlegible")


@dataclass(frozen=True, slots=True)
class Reader:
    """How this browser likes to read; kept in its cookie, asked of nobody."""

    theme: str
    font: str
    zone: str


def reader_of(request: HttpRequest) -> Reader:
    theme, _, font = request.COOKIES.get(READER_COOKIE, "").partition("-")
    return Reader(
        theme=theme if theme in THEMES else "auto",
        font=font if font in FONTS else "serif",
        zone=timezone.get_current_timezone_name(),
    )


def _closing() -> dict[str, Any]:
    announced = closing()
    if announced is None:
        return {"closing": None, "is_shut": False, "has_closed": False}
    words = day_words(announced.closes_on).in_language(get_language() or "fr")
    today = clock.today()
    return {
        "closing": announced,
        "closing_day": words,
        "is_shut": is_shut(today),
        "has_closed": is_closed(today),
    }


def _still_there(links: list[Link]) -> list[Link]:
    """Once the school has closed, nothing leads to pages that are over."""
    if not is_closed(clock.today()):
        return links
    return [link for link in links if link.url not in set(_over())]


def _over() -> Iterator[str]:
    """At the archive's own door these pages never were."""
    for name in ("public:home", "public:catalogue", "learner:home"):
        with suppress(NoReverseMatch):
            yield reverse(name)


def layout(request: HttpRequest) -> dict[str, Any]:
    account = getattr(request, "account", None)
    charter = policy.charter()
    return {
        "school": {
            "name": charter.provider.name,
            "accent": charter.look.accent,
            "charter": charter,
        },
        "actor": getattr(request, "actor", STRANGER),
        "account": account,
        "nav": _still_there(links_for(request, account)),
        "reader": reader_of(request),
        "maintenance": announced(at=clock.now()),
        "announced": policy.announced(clock.today()),
        **_closing(),
    }
