"""A hosted service by setting: what it is handed, with its tracking switched off in each message."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.test import override_settings

from florilege.infra import clock, policy
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.mail.tokens import letter_token
from florilege.infra.recipients import NotListed, unlisted_integrations
from tests.people_made import make_person

# What each service answers, and where it is told to count neither openings nor clicks.
ANSWERS: dict[str, Any] = {
    "mailjet": {"Messages": [{"Status": "success", "To": [{"Email": "?", "MessageID": 1}]}]},
    "mailgun": {"id": "<x>", "message": "Queued."},
    "postmark": {"ErrorCode": 0, "Message": "OK", "MessageID": "x", "To": "?"},
    "sparkpost": {
        "results": {"total_accepted_recipients": 1, "total_rejected_recipients": 0, "id": "1"}
    },
}
CREDENTIALS = {
    "mailjet": {"MAILJET_API_KEY": "x", "MAILJET_SECRET_KEY": "x"},
    "mailgun": {"MAILGUN_API_KEY": "x", "MAILGUN_SENDER_DOMAIN": "corolle.example"},
    "postmark": {"POSTMARK_SERVER_TOKEN": "x"},
    "sparkpost": {"SPARKPOST_API_KEY": "x"},
}


def tracking_of(service: str, body: bytes) -> tuple[Any, Any]:
    if service == "mailgun":
        form = parse_qs(body.decode())
        return form["o:tracking-opens"], form["o:tracking-clicks"]
    sent = json.loads(body)
    return {
        "mailjet": lambda: (sent["Globals"]["TrackOpens"], sent["Globals"]["TrackClicks"]),
        "postmark": lambda: (sent["TrackOpens"], sent["TrackLinks"]),
        "sparkpost": lambda: (
            sent["options"]["open_tracking"], sent["options"]["click_tracking"],
        ),
    }[service]()  # fmt: skip


@contextmanager
def service_at(name: str, *, status: int = 200, **changed: Any) -> Iterator[list[bytes]]:
    """Stand for a service: a real HTTP server outside, with its real address in the settings."""
    bodies: list[bytes] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            said = json.dumps(ANSWERS[name]).replace("?", _to(bodies[-1])).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *said: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    told = {
        "MAIL_TO": name,
        "EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend",
        "DEFAULT_FROM_EMAIL": "ecole@corolle.example",
        "ANYMAIL": {**CREDENTIALS[name], f"{name.upper()}_API_URL": url},
        **changed,
    }
    try:
        with override_settings(**told):
            yield bodies
    finally:
        server.shutdown()


def _to(body: bytes) -> str:
    from urllib.parse import unquote_plus

    text = unquote_plus(body.decode())
    return next(word for word in text.replace('"', " ").replace("&", " ").replace("=", " ").split()
                if word.endswith("@courrier.example"))  # fmt: skip


OFF = {
    "mailjet": ("disabled", "disabled"),
    "mailgun": (["no"], ["no"]),
    "postmark": (False, "None"),
    "sparkpost": (False, False),
}


@pytest.mark.promise("NOT-03", "NOT-04")
@pytest.mark.parametrize("name", sorted(OFF))
def test_a_service_is_handed_the_letter_with_its_tracking_off(house: Path, name: str) -> None:
    make_person(email="zoe@courrier.example")
    letter = Letter.objects.get()

    with service_at(name) as bodies:
        assert send_due(at=clock.now()) == 1

    assert tracking_of(name, bodies[0]) == OFF[name]
    assert letter_token(letter.id).encode() in bodies[0]
    assert Letter.objects.get().sent_at is not None


def test_every_service_that_may_be_set_is_tried_here() -> None:
    assert set(OFF) == set(settings.HOSTED_MAIL)


@pytest.mark.promise("NOT-04")
@pytest.mark.parametrize("status", [401, 500])
def test_a_service_that_refuses_loses_nothing(house: Path, status: int) -> None:
    make_person(email="zoe@courrier.example")
    with service_at("postmark", status=status):
        assert send_due(at=clock.now()) == 0

    assert Letter.objects.get(sent_at=None).returned_at is None


@pytest.mark.promise("POL-07", "NOT-04")
def test_a_service_that_the_charter_does_not_name_gets_nothing(house: Path) -> None:
    make_person(email="zoe@courrier.example")
    with service_at("postmark", MAIL_RECIPIENT="somebody") as bodies:
        assert [one.name for one in unlisted_integrations(policy.charter())] == [
            "hosted mail service (FLORILEGE_MAIL)"
        ]
        with pytest.raises(NotListed):
            send_due(at=clock.now())
    assert bodies == []
