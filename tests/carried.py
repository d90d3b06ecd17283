"""Post while the session is over, or the password stale, as somebody who was long away."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from florilege.www.base.doors import FRESH_AT
from tests.people_made import PASSWORD, Made


def token_in(answer: HttpResponse) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', answer.content.decode())
    assert answer.status_code == 401
    assert found is not None
    return unescape(found[1])


def interrupted(
    client: Client, made: Made, path: str, typed: dict[str, object], *, came_from: str = ""
) -> HttpResponse:
    """Post after the session ended, sign in again; give the page that asks to send it."""
    client.cookies.clear()
    referer = {"HTTP_REFERER": f"http://testserver{came_from}"} if came_from else {}
    token = token_in(client.post(path, typed, **referer))  # type: ignore[arg-type]
    signed = {"email": made.email, "password": PASSWORD, "carried": token}
    return client.post("/compte/entrer/", signed)  # type: ignore[return-value]


def stepped_up(client: Client, path: str, typed: dict[str, object]) -> HttpResponse:
    """Post when the password is no longer fresh, give it; give the page that asks to send it."""
    stale = client.session
    stale.pop(FRESH_AT)
    stale.save()
    word = {"password": PASSWORD, "carried": token_in(client.post(path, typed))}  # type: ignore[arg-type]
    return client.post("/compte/confirmer-mot-de-passe/", word)  # type: ignore[return-value]
