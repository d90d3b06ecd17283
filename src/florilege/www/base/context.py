"""What the layout needs on every page: the school, who acts, where one may go. No query."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from florilege.infra import clock, policy
from florilege.infra.closing.board import closing
from florilege.infra.upkeep import announced
from florilege.kernel.subjects import STRANGER
from florilege.www.base.navigation import links_for

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
        "nav": links_for(request, account),
        "reader": reader_of(request),
        "maintenance": announced(at=clock.now()),
        "announced": policy.announced(clock.today()),
        "closing": closing(),
    }
