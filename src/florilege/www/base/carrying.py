"""Carry what was typed over a sign-in or a fresh password: sealed into that form, given back after.

The browser holds only ciphertext, and only for minutes; the server keeps nothing.
"""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from florilege.infra.keys.secrets import secret
from florilege.kernel.sealing import Place, SealBroken, seal, unseal
from florilege.kernel.wrapping import derived
from florilege.people.credentials.forms import PasswordForm, SignInForm

SECONDS = 3600
MOST_BYTES = 200_000
_PLACE = Place(person=b"", vault="", model="carried post", field="", row=b"")


@dataclass(frozen=True, slots=True)
class Carried:
    """A form as it was posted: its page and its fields, names with all their values."""

    path: str
    fields: tuple[tuple[str, str], ...]


def carry_over_sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page with the posted form sealed inside it."""
    context = {
        "form": SignInForm(),
        "carried": _sealed_post(request),
        "next": request.path,
        "session_over": True,
    }
    return render(request, "account/sign_in.html", context, status=401)


def carry_over_password(request: HttpRequest) -> HttpResponse:
    """Ask for the password once more, with the posted form sealed inside the page."""
    context = {"form": PasswordForm(), "carried": _sealed_post(request), "next": request.path}
    return render(request, "account/confirm_password.html", context, status=401)


def _sealed_post(request: HttpRequest) -> str:
    """Seal the posted fields; nothing if they are too many."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    plain = json.dumps([int(time.time()), request.path, fields]).encode()
    if len(plain) > MOST_BYTES:
        return ""
    return urlsafe_b64encode(seal(plain, key=_key(), place=_PLACE)).decode()


def carried_in(token: str) -> Carried | None:
    """Open what the sign-in form carried; None if it is too old, altered or empty."""
    if not token:
        return None
    try:
        plain = unseal(urlsafe_b64decode(token.encode()), key=_key(), place=_PLACE)
    except (SealBroken, ValueError):
        return None
    at, path, fields = json.loads(plain)
    if time.time() - at > SECONDS:
        return None
    return Carried(path=path, fields=tuple((name, value) for name, value in fields))


def _key() -> bytes:
    return derived(secret("web"), use="carried posts")
