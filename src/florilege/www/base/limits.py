"""Refuse a request that is too large before its body is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class RequestLimitMiddleware:
    """413 with a plain sentence; the body never reaches disk or memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // 1_000_000
            response = render(request, "base/errors/413.html", {"megabytes": most}, status=413)
            response["Connection"] = "close"
            return response
        return self.get_response(request)
