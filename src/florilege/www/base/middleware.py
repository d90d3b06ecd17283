"""Middleware of every page: no view without a declaration, and calm answers when a gate is shut."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from florilege.infra.gate.errors import Refused
from florilege.infra.journal.appending import JournalDown
from florilege.infra.keys.people import KeyWithheld

log = logging.getLogger(__name__)


class UndeclaredPage(Exception):
    """A view has no purpose and no vaults: decorate it with `page(…)`."""


class PageMiddleware:
    """Refuse views that declare nothing; turn the gate's refusals into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_of_a_form(request, response):
            told = render(request, "base/errors/405.html", status=response.status_code)
            told["Allow"] = response["Allow"]
            return told
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "page"):
            raise UndeclaredPage(getattr(view, "__qualname__", repr(view)))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            # A page about somebody out of reach does not tell that they exist.
            return render(request, "base/errors/404.html", status=404)
        if isinstance(error, JournalDown):
            log.error("journal down: nothing disclosed")
            return render(request, "base/errors/503.html", status=503)
        if isinstance(error, KeyWithheld):
            return render(request, "base/errors/410.html", status=410)
        return None


def _is_of_a_form(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether somebody reads an address that only takes a form: a reload, an old tab."""
    if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
        return False
    declared = getattr(request, "page", None)
    return declared is None or not declared.machine
