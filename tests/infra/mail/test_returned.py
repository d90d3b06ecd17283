"""Mail that comes back: at the door, by a report, or by a hosted service's call."""

import io
import json
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client, override_settings

from florilege.cli.mail import run_mail
from florilege.infra import clock
from florilege.infra.mail.bouncing import is_lost, note_returned
from florilege.infra.mail.models import DeadAddress, Letter
from florilege.infra.mail.refusals import Cause, enhanced_status, is_dead
from florilege.infra.mail.reports import dead_letters
from florilege.infra.mail.sending import send_due
from florilege.infra.mail.tokens import letter_of, letter_token
from florilege.infra.mail.writing import write_letter
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.mailing import ADDRESS_KNOWN
from florilege.rights.actions.choose import consent_to
from florilege.rights.models import Choice
from tests.infra.mail.reports_made import plain, report
from tests.mail_server import mail_server
from tests.people_made import Made, make_person

RETURN_TO = "bounces@corolle.example"


def a_letter(made: Made, *, address: str = "") -> Letter:
    return write_letter(
        person=made.person, kind=ADDRESS_KNOWN, address=address or made.email, language="fr",
        facts={}, at=clock.now(),
    )  # fmt: skip


@pytest.fixture
def made(house: Path) -> Made:
    made = make_person()
    Letter.objects.all().delete()
    return made


@pytest.mark.parametrize(
    ("code", "status", "dead"),
    [
        (550, "5.1.1", True),
        (553, "5.1.3", True),
        (550, "5.2.1", True),
        (550, "", True),
        (550, "5.7.1", False),  # a policy: nothing is said of the address
        (552, "5.2.2", False),  # the box is full
        (552, "", False),
        (450, "4.1.1", False),
        (451, "", False),
        (554, "", False),
    ],
)
def test_only_a_word_about_the_address_makes_it_dead(code: int, status: str, dead: bool) -> None:
    assert is_dead(code=code, status=status) is dead
    assert enhanced_status(f"{code} {status} no") == status


@pytest.mark.promise("NOT-04")
def test_an_address_refused_at_the_door_is_marked_and_not_tried_again(made: Made) -> None:
    letter = a_letter(made)
    with mail_server() as server:
        server.answers[made.email] = "550 5.1.1 no such user here"
        assert send_due(at=clock.now()) == 0
        server.answers.clear()
        assert send_due(at=clock.now() + timedelta(days=1)) == 0

    row = Letter.objects.get(id=letter.id)
    assert (row.sent_at, row.returned_at is not None, row.tries) == (None, True, 1)
    assert is_lost(made.person)


@pytest.mark.promise("NOT-04")
@pytest.mark.parametrize("said", ["452 4.2.2 full", "550 5.7.1 not wanted", "451 later"])
def test_a_refusal_about_something_else_is_tried_again(made: Made, said: str) -> None:
    a_letter(made)
    with mail_server() as server:
        server.answers[made.email] = said
        assert send_due(at=clock.now()) == 0
        server.answers.clear()
        assert send_due(at=clock.now() + timedelta(hours=1)) == 1

    assert not is_lost(made.person)


def test_a_server_that_is_down_loses_nothing(made: Made) -> None:
    a_letter(made)
    with mail_server(EMAIL_PORT=1):
        assert send_due(at=clock.now()) == 0
    with mail_server() as server:
        assert send_due(at=clock.now() + timedelta(hours=1)) == 1
    assert len(server.letters) == 1


@pytest.mark.promise("NOT-04")
def test_a_letter_names_its_own_way_back_and_a_report_there_marks_the_address(made: Made) -> None:
    letter = a_letter(made)
    with mail_server(MAIL_RETURN_TO=RETURN_TO) as server:
        send_due(at=clock.now())
    way_back = server.letters[0].sender
    assert way_back == f"bounces+{letter_token(letter.id)}@corolle.example"
    assert "ecole@corolle.example" in str(server.letters[0].message["From"])

    assert dead_letters(report(to=way_back)) == {letter.id}
    note_returned(letter.id, cause=Cause.DEAD, at=clock.now())

    assert is_lost(made.person)
    assert Letter.objects.get(id=letter.id).returned_at is not None


def test_a_report_is_known_by_the_message_that_it_sends_back_too(made: Made) -> None:
    letter = a_letter(made)
    original = f"Message-ID: <{letter_token(letter.id)}@corolle.example>\r\nSubject: Bonjour"

    assert dead_letters(report(original=original)) == {letter.id}


@pytest.mark.promise("NOT-04")
def test_what_is_no_final_report_says_nothing(made: Made) -> None:
    way_back = f"bounces+{letter_token(a_letter(made).id)}@corolle.example"

    for said in (
        report(to=way_back, action="delayed"),
        report(to=way_back, status="4.4.1", diagnostic="smtp; 451 later"),
        report(to=way_back, status="5.7.1", diagnostic="smtp; 550 5.7.1 spam"),
        report(to=way_back, status="5.2.2", diagnostic="smtp; 552 5.2.2 over quota"),
        report(to=way_back, kind="disposition-notification"),
        plain(way_back),
        b"",
        b"\xff\xfe not a message at all",
    ):
        assert dead_letters(said) == set()
    assert dead_letters(report(to=way_back, status="5.0.0"))


def test_a_forged_word_is_nobodys(made: Made) -> None:
    token = letter_token(a_letter(made).id)
    forged = ("a" if token[-1] != "a" else "b") + token[1:]

    assert letter_of(token) is not None
    assert letter_of(forged) is None or forged == token
    assert letter_of("") is None and letter_of("é" * 40) is None and letter_of("a" * 40) is None
    assert dead_letters(report(to=f"bounces+{'a' * 40}@corolle.example")) == set()


@pytest.mark.promise("NOT-04")
def test_only_the_address_that_somebody_has_now_is_marked(made: Made) -> None:
    earlier = a_letter(made, address="ancienne@courrier.example")
    note_returned(earlier.id, cause=Cause.DEAD, at=clock.now())

    assert not is_lost(made.person)
    assert Letter.objects.get(id=earlier.id).returned_at is not None


def test_a_report_about_a_letter_that_is_gone_is_taken_calmly(made: Made) -> None:
    letter = a_letter(made)
    Letter.objects.all().delete()

    assert not note_returned(letter.id, cause=Cause.DEAD, at=clock.now())


@pytest.mark.promise("NOT-04")
def test_the_pipe_of_the_mail_server_reads_reports(
    made: Made, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    letter = a_letter(made)
    content = report(to=f"bounces+{letter_token(letter.id)}@corolle.example")
    monkeypatch.setattr("florilege.cli.mail.begin_process", lambda: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    assert run_mail(["bounces"]) == 0

    assert is_lost(made.person)
    assert made.email not in capsys.readouterr().out


@pytest.mark.promise("NOT-04", "NOT-02")
def test_a_reader_who_calls_it_unwanted_gets_no_more_promotions(made: Made) -> None:
    consent_to(Purpose.PROMOTION, person=made.person, given=True, at=clock.now())

    note_returned(a_letter(made).id, cause=Cause.UNWANTED, at=clock.now())

    last = Choice.objects.filter(person=made.person).order_by("number")
    assert [(c.purpose, c.given) for c in last] == [
        ("promotion", True), ("promotion", False), ("similar_trainings", True),
    ]  # fmt: skip
    assert not DeadAddress.objects.exists()


HOOK = "/courrier/retours/"
SECRET = {"HTTP_AUTHORIZATION": "Basic bW9pOnNlY3JldA=="}  # moi:secret
ON = {
    "MAIL_TO": "postmark", "MAIL_WEBHOOK_SECRET": "moi:secret",
    "ANYMAIL": {"WEBHOOK_SECRET": "moi:secret", "POSTMARK_SERVER_TOKEN": "x"},
}  # fmt: skip


def call(body: Any, **headers: str) -> int:
    client = Client(enforce_csrf_checks=True)
    content = json.dumps(body) if not isinstance(body, bytes) else body
    return int(client.post(HOOK, content, content_type="application/json", **headers).status_code)


def bounce(letter: Letter, kind: str = "HardBounce", **changed: Any) -> dict[str, Any]:
    return {
        "RecordType": "Bounce", "Type": kind, "ID": 1, "Email": "lea@courrier.example",
        "BouncedAt": "2027-03-10T09:00:00Z", "MessageID": "x",
        "Metadata": {"letter": letter_token(letter.id)}, **changed,
    }  # fmt: skip


@pytest.mark.promise("NOT-04")
def test_a_services_call_with_its_secret_marks_the_address(made: Made) -> None:
    letter = a_letter(made)
    with override_settings(**ON):
        assert call(bounce(letter), **SECRET) == 200
        assert call(bounce(letter), **SECRET) == 200

    assert is_lost(made.person)


@pytest.mark.promise("NOT-04")
def test_a_call_without_the_secret_or_without_a_service_does_nothing(made: Made) -> None:
    letter = a_letter(made)

    assert call(bounce(letter), **SECRET) == 404
    with override_settings(**ON):
        assert call(bounce(letter)) == 403
        assert call(bounce(letter), HTTP_AUTHORIZATION="Basic bW9pOmZhdXg=") == 403
        assert call(b"{not json", **SECRET) == 403
        assert call([], **SECRET) == 403
        assert Client().get(HOOK).status_code == 405
    with override_settings(**ON | {"MAIL_WEBHOOK_SECRET": ""}):
        assert call(bounce(letter), **SECRET) == 404
    assert not is_lost(made.person)


@pytest.mark.parametrize("kind", ["SoftBounce", "Transient", "DnsError", "Blocked"])
def test_a_soft_bounce_of_a_service_marks_nothing(made: Made, kind: str) -> None:
    letter = a_letter(made)
    with override_settings(**ON):
        assert call(bounce(letter, kind), **SECRET) == 200
    assert not is_lost(made.person)


EVENTS: dict[str, tuple[dict[str, Any], Any, Any]] = {
    # settings of the service, a final event, one that says nothing of the address
    "mailjet": (
        {"MAILJET_API_KEY": "x", "MAILJET_SECRET_KEY": "x"},
        {"event": "bounce", "time": 1, "error": "user unknown", "hard_bounce": True},
        {"event": "bounce", "time": 1, "error": "quota exceeded", "hard_bounce": False},
    ),
    "sparkpost": (
        {"SPARKPOST_API_KEY": "x"},
        {"type": "bounce", "bounce_class": "10", "timestamp": "1"},
        {"type": "bounce", "bounce_class": "22", "timestamp": "1"},
    ),
}


@pytest.mark.promise("NOT-04")
@pytest.mark.parametrize("service", sorted(EVENTS))
def test_each_service_says_it_in_its_own_words(made: Made, service: str) -> None:
    credentials, final, soft = EVENTS[service]
    letter = a_letter(made)
    token = letter_token(letter.id)

    def told(event: dict[str, Any]) -> Any:
        if service == "mailjet":
            return [event | {"Payload": json.dumps({"letter": token})}]
        if service == "sparkpost":
            return [{"msys": {"message_event": event | {"rcpt_meta": {"letter": token}}}}]
        return [event | {"letter": token}]

    on = ON | {"MAIL_TO": service, "ANYMAIL": {"WEBHOOK_SECRET": "moi:secret", **credentials}}
    with override_settings(**on):
        assert call(told(soft), **SECRET) == 200
        assert not is_lost(made.person)
        assert call(told(final), **SECRET) == 200
        assert is_lost(made.person)
