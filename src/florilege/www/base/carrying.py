"""Carry what was typed over a sign-in or a fresh password: sealed into that form, shown, given back.

The browser holds only ciphertext, and only for minutes; the server keeps nothing. Passwords and
files are not carried.
"""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve

from florilege.infra.keys.secrets import secret
from florilege.kernel.sealing import Place, SealBroken, seal, unseal
from florilege.kernel.wrapping import derived
from florilege.people.credentials.forms import PasswordForm, SignInForm
from florilege.people.credentials.queries import last_signed_in, signed_in
from florilege.www.base.sending import Tell, lines_of

SECONDS = 3600
MOST_BYTES = 200_000
LEFT_OUT = ("csrfmiddlewaretoken", "password")
_PLACE = Place(person=b"", vault="", model="carried post", field="", row=b"")


@dataclass(frozen=True, slots=True)
class Carried:
    """A form as it was posted: its page and its fields, names with all their values."""

    path: str
    back: str  # the page where the form stands, to drop it
    fields: tuple[tuple[str, str], ...]
    session_over: bool  # else the password alone was asked for

    @property
    def posted(self) -> QueryDict:
        posted = QueryDict(mutable=True)
        for name, value in self.fields:
            posted.appendlist(name, value)
        return posted


def carry_over_sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page with the posted form sealed inside it."""
    context = {
        "form": SignInForm(),
        "carried": _sealed_post(request, whose=_who_was(request), session_over=True),
        "next": request.path,
        "session_over": True,
    }
    return _unstored(render(request, "account/sign_in.html", context, status=401))


def carry_over_password(request: HttpRequest) -> HttpResponse:
    """Ask for the password once more, with the posted form sealed inside the page."""
    carried = _sealed_post(request, whose=_who(request), session_over=False)
    context = {"form": PasswordForm(), "carried": carried, "next": request.path}
    return _unstored(render(request, "account/confirm_password.html", context, status=401))


def _unstored(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _sealed_post(request: HttpRequest, *, whose: str, session_over: bool) -> str:
    """Seal the posted fields, and for whom if it is known; nothing if they are too many."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name.rpartition("-")[2] not in LEFT_OUT
        for value in values
    ]
    places = (request.path, _stands_on(request))
    plain = json.dumps([int(time.time()), whose, session_over, places, fields]).encode()
    if len(plain) > MOST_BYTES:
        return ""
    return urlsafe_b64encode(seal(plain, key=_key(), place=_PLACE)).decode()


def carried_in(token: str, request: HttpRequest) -> Carried | None:
    """Open what the form carried; None if it is too old, altered, empty or another person's."""
    if not token:
        return None
    try:
        plain = unseal(urlsafe_b64decode(token.encode()), key=_key(), place=_PLACE)
    except (SealBroken, ValueError):
        return None
    at, whose, session_over, (path, back), fields = json.loads(plain)
    if time.time() - at > SECONDS or whose not in {"", _who(request)}:
        return None
    told = tuple((name, value) for name, value in fields)
    return Carried(path=path, back=back, fields=told, session_over=session_over)


def show_carried(carried: Carried, request: HttpRequest) -> HttpResponseBase:
    """Show what was carried, under the rules of the page that it goes to; nothing is sent yet."""
    try:
        match = resolve(carried.path)
    except Resolver404:
        raise Http404 from None
    inner = copy(request)
    inner.method, inner.path, inner.resolver_match = "GET", carried.path, match
    asks: Callable[..., HttpResponseBase] = match.func.asks  # type: ignore[attr-defined]
    return asks(inner, carried, **match.kwargs)


def ask_to_send(
    tell: Tell, carried: Carried, request: HttpRequest, **where: object
) -> HttpResponse:
    """Ask for the one click that sends it, beside what it is."""
    posted = carried.posted
    sent = tell(request, posted, **where)
    context = {"carried": carried, "sent": sent, "lines": list(lines_of(sent, posted))}
    return render(request, "account/carried.html", context)


def _who(request: HttpRequest) -> str:
    account = signed_in(request.session)
    return str(account.person) if account else ""


def _who_was(request: HttpRequest) -> str:
    """Tell whose session has run out here; after a signing out nobody knows any more."""
    person = last_signed_in(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))
    return str(person) if person else ""


def _stands_on(request: HttpRequest) -> str:
    """Give the page that the form was sent from: the address that takes it may take nothing else."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    return came.path if came.netloc == request.get_host() else request.path


def _key() -> bytes:
    return derived(secret("web"), use="carried posts")
