"""Error answers: what happened, what comes next; never a value, never a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "base/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "base/errors/403.html", status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: an old page, or a form of another site."""
    return render(request, "base/errors/403.html", {"stale_form": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "base/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request: a fault in what every page needs must not break this one too.
    return HttpResponse(render_to_string("base/errors/500.html"), status=500)
