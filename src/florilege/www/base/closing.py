"""When the school closes: nothing new is begun, and then only what outlives it is served."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from florilege.infra import clock
from florilege.infra.closing.board import is_closed, is_shut

# What begins something new.
ENTRANCES = frozenset({"account:sign_up", "account:another_pseudonym", "public:enrol"})
# What goes on after the last day: the policy, checking certificates, asking for an archived
# document, and the pages of those who stay until the archive is empty.
OUTLIVES = frozenset(
    {
        *("public:closing", "public:policy", "public:editions", "public:edition"),
        *("public:changes", "public:promises", "public:check", "public:check_number"),
        *("public:drawing", "accessibility", "set_language", "set_reader", "accent"),
    }
)
SPACES = frozenset(
    {"officer", "archivist", "archive", "rights", "account", "security", "operator", "demo"}
)


class ClosingMiddleware:
    """Answer in place of pages that are over. Before the last day nobody notices it but strangers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        on, match = clock.today(), request.resolver_match
        if match is None or not is_shut(on):
            return None
        if match.view_name in ENTRANCES:
            return _over(request)
        if not is_closed(on) or match.view_name in OUTLIVES or match.app_name in SPACES:
            return None
        if match.view_name == "public:home":
            return redirect("public:closing")
        return _over(request)


def _over(request: HttpRequest) -> HttpResponse:
    context = {"has_closed": is_closed(clock.today())}
    return render(request, "base/errors/closing.html", context, status=410)
