"""The officer's pages of time: what leaves when, the nights, the holds."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.mail.models import Letter
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import Account
from florilege.rights.models import Doubt, LegalHold, SweepNight
from florilege.rights.retention.sweeping import sweep
from florilege.rights.tasks import _sweep_confirmed
from florilege.www.base.doors import FRESH_AT
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import Made, make_person
from tests.signing_in import browser

CALENDAR, NIGHTS, HOLDS = "/delegue/conservation/", "/delegue/conservation/nuits/", "/delegue/gels/"
DAY = timedelta(days=1)


def officer() -> Client:
    return browser(make_person(roles=(Role.OFFICER,)))


def text_of(client: Client, path: str, language: str = "en") -> str:
    client.cookies["language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize("path", [CALENDAR, NIGHTS, HOLDS])
def test_only_the_officer_opens_these_pages(house: Path, path: str) -> None:
    assert answers_by_role(path) == only(Role.OFFICER)


@pytest.mark.parametrize(
    ("path", "french"),
    [
        (CALENDAR, "Ce qui part, et quand"),
        (NIGHTS, "Aucune nuit n’est encore passée"),
        (HOLDS, "Rien n’est gelé"),
    ],
)
def test_they_speak_french(house: Path, path: str, french: str) -> None:
    assert french in text_of(officer(), path, "fr")


def test_the_calendar_says_day_number_and_rule(house: Path) -> None:
    client = officer()
    make_person()
    Letter.objects.update(sent_at=clock.now())

    page = text_of(client, CALENDAR + "?jours=90", "fr")

    assert re.search(r"30\sjours après l’envoi", page)
    assert client.get(CALENDAR + "?jours=x").status_code == 200


def test_the_calendar_says_when_people_are_asked_and_end(house: Path) -> None:
    client = officer()
    made = make_person()
    Account.objects.filter(person=made.person).update(
        last_sign_in_on=clock.today() - 360 * DAY,
        confirmed_at=clock.now() - 365 * DAY,
    )

    page = text_of(client, CALENDAR + "?jours=90")

    assert "Message that asks whether to keep the account" in page
    assert "Account closed and erased" in page


@pytest.mark.parametrize("path", [CALENDAR, NIGHTS, HOLDS])
def test_queries_are_the_same_for_one_and_many(house: Path, path: str) -> None:
    client = officer()
    someone(client)
    one = query_count(client, path)
    for _ in range(4):
        someone(client)

    assert query_count(client, path) == one <= 12


def someone(client: Client) -> None:
    made = make_person()
    Letter.objects.update(sent_at=clock.now())
    Account.objects.filter(person=made.person).update(
        last_sign_in_on=clock.today() - 370 * DAY, confirmed_at=clock.now() - 400 * DAY
    )
    hold(client, made)
    SweepNight.objects.create(
        id=made.person,
        day=clock.today() - SweepNight.objects.count() * DAY,
        begun_at=clock.now(),
        ended_at=clock.now(),
        due={"identity.mail.Letter": 2},
        gone={"identity.mail.Letter": 2},
    )


def hold(client: Client, made: Made, what: str = "everything", reason: str = "Litige 12") -> None:
    to = client.post(HOLDS, {"email": made.email})
    assert to.status_code == 302
    assert made.email not in to["Location"]
    assert client.post(to["Location"], {"what": what, "reason": reason}).status_code == 302


def test_a_hold_is_placed_sealed_shown_and_lifted(house: Path) -> None:
    client, made = officer(), make_person(family_name="Rosier")
    letter = Letter.objects.get(person=made.person)

    hold(client, made, what=f"mail.Letter|{letter.pk}", reason="Tribunal d’Angers, n° 4")

    row = LegalHold.objects.get()
    assert (row.model, row.row) == ("mail.Letter", str(letter.pk))
    page = text_of(client, HOLDS, "fr")
    assert "Jeanne Rosier" in page
    assert "Tribunal d’Angers" in page
    assert "une entrée" in page
    own = text_of(browser(made), "/mes-donnees/", "fr")
    assert "Votre compte ne prend pas fin de lui-même" in own
    assert "gelée pour une procédure" in own

    asked = client.get(f"{HOLDS}{row.id}/lever/")
    assert (asked.status_code, "ne revient pas" in asked.content.decode()) == (200, True)
    assert LegalHold.objects.get(id=row.id).lifted_at is None
    assert client.post(f"{HOLDS}{row.id}/lever/").status_code == 302
    assert client.post(f"{HOLDS}{row.id}/lever/").status_code == 302
    assert LegalHold.objects.get().lifted_at is not None
    assert "levé le" in text_of(client, HOLDS, "fr")


def test_looking_at_holds_is_entered_in_the_journal(house: Path) -> None:
    client, made = officer(), make_person()
    hold(client, made)
    before = Entry.objects.count()

    client.get(HOLDS)

    last = Entry.objects.order_by("-number")[0]
    assert (Entry.objects.count(), last.route) == (before + 1, "officer:holds")


def test_bad_input_comes_back_with_a_sentence(house: Path) -> None:
    client, made = officer(), make_person()

    unknown = client.post(HOLDS, {"email": "personne@nulle-part.example"})
    assert unknown.status_code == 422
    assert "personne@nulle-part.example" in unknown.content.decode()

    place = client.post(HOLDS, {"email": made.email})["Location"]
    for given in ({"what": "everything", "reason": ""}, {"what": "x|y", "reason": "Litige"}):
        answer = client.post(place, given)
        assert answer.status_code == 422
    assert "Litige" in answer.content.decode()
    assert not LegalHold.objects.exists()
    assert client.get(f"{HOLDS}00000000-0000-4000-8000-000000000000/").status_code == 404


def test_a_doubtful_night_waits_for_a_fresh_word(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RETENTION_DAYS_APART", 3)
    client = officer()
    begun = clock.now()
    SweepNight.objects.create(
        id=make_person().person, day=clock.today() - 9 * DAY, begun_at=begun, ended_at=begun
    )
    Letter.objects.update(sent_at=begun - 60 * DAY)
    doubtful = sweep(on=clock.today(), at=clock.now())
    assert doubtful.doubt == Doubt.CLOCK_AHEAD
    assert Letter.objects.exists()
    assert "jumped ahead" in text_of(client, NIGHTS)
    page = f"{NIGHTS}{doubtful.id}/"

    session = client.session
    session.pop(FRESH_AT, None)
    session.save()
    assert "confirmer-mot-de-passe" in client.post(page)["Location"]
    session[FRESH_AT] = clock.now().isoformat()
    session.save()
    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 302
    _sweep_confirmed(clock.now())

    assert not Letter.objects.exists()
    assert client.get(page).status_code == 404


def test_the_desk_says_when_nights_do_nothing(house: Path) -> None:
    client = officer()
    assert "let go what was due" in text_of(client, "/delegue/")
    for back in range(3):
        SweepNight.objects.create(
            id=make_person().person,
            day=clock.today() - back * DAY,
            begun_at=clock.now(),
            ended_at=clock.now(),
            due={"identity.mail.Letter": 2},
        )

    assert "something was due, and nothing left" in text_of(client, "/delegue/")
