"""What a visitor meets who may not pass: the sign-in page, a refusal, or a fresh sign-in."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Role
from florilege.www.base.carrying import carry_over_password, carry_over_sign_in

if TYPE_CHECKING:
    from florilege.www.base.page import PageRequest

FRESH_AT = "fresh_at"


def turn_away(request: "PageRequest") -> HttpResponse:
    """Answer a visitor without a fitting role: strangers may sign in, others are refused."""
    if request.account is not None:
        return render(request, "base/errors/403.html", status=403)
    if request.page.machine:
        sentence = _("Your session has ended. Sign in again: nothing that you typed is lost.")
        return JsonResponse(
            {"sentence": sentence, "sign_in": reverse("account:sign_in")}, status=401
        )
    if request.method == "POST" and request.page.keeps_post:
        return carry_over_sign_in(request)
    return redirect(_with_next("account:sign_in", request))


def is_fresh(request: "PageRequest") -> bool:
    """Tell whether the person gave their password in the last minutes."""
    proved = request.session.get(FRESH_AT)
    minutes = policy.charter().security.fresh_sign_in_minutes
    return proved is not None and clock.now() - datetime.fromisoformat(proved) < timedelta(
        minutes=minutes
    )


def ask_again(request: "PageRequest") -> HttpResponse:
    """Ask for the password before a dangerous act; who has none asks for a new link."""
    if request.actor.role is Role.CONTACT:
        return redirect("rights:way_in")
    if request.method == "POST" and request.page.keeps_post:
        return carry_over_password(request)
    return redirect(_with_next("account:confirm_password", request))


def safe_next(request: HttpRequest, *, otherwise: str) -> str:
    """Give where to go on, if it is a page of ours."""
    return wanted_next(request) or reverse(otherwise)


def wanted_next(request: HttpRequest) -> str:
    """Give the page of ours that was asked for, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if ours and wanted.startswith("/") else ""


def _with_next(name: str, request: HttpRequest) -> str:
    back = request.get_full_path() if request.method == "GET" else request.path
    return f"{reverse(name)}?{urlencode({'next': back})}"
