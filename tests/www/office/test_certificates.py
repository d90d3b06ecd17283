"""The office finds a certificate by its number and takes it back; the holder is told."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.vocabulary import Role
from florilege.teaching.certification.queries import Certificate
from tests.letters import letters_to
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import Learner, certificates, finish, learner
from tests.www.learner.reading import counted, words_of

PAGE = "/bureau/certificats/"


@pytest.fixture
def who(house: Path) -> Learner:
    found = learner()
    finish(found)
    return found


@pytest.fixture
def office(house: Path) -> Client:
    return browser(make_person(roles=(Role.OFFICE,)))


def path_certificate(who: Learner) -> Certificate:
    return certificates(who)["path_certificate"]


@pytest.mark.promise("CRT-01")
def test_a_certificate_is_found_and_taken_back(who: Learner, office: Client) -> None:
    mine = path_certificate(who)

    found = words_of(office.get(PAGE, {"number": mine.number.lower()}))
    assert "Odile Fougeray" in found
    assert "Il est valable" in found
    done = office.post(reverse("office:revoke", args=[mine.id]), {"reason": "in_error"})
    go_round(at=clock.now() + timedelta(seconds=5))

    assert "révoqué le" in words_of(office.get(done["Location"]))
    checked = words_of(Client().get("/verifier/" + mine.code + "/", follow=True))
    assert "révoqué" in checked
    title, text = letters_to(who.made.person)[-1]
    assert title.startswith("Votre document n’est plus valable")
    assert "Il a été délivré par erreur" in text


def test_the_look_is_entered_with_the_purpose(who: Learner, office: Client) -> None:
    office.get(PAGE, {"number": path_certificate(who).number})

    entry = Entry.objects.filter(route="office:certificates").latest("number")
    assert entry.purpose == "certification"
    assert entry.subject_ids == (who.made.person,)


def test_taken_back_twice_is_taken_back_once(who: Learner, office: Client) -> None:
    address = reverse("office:revoke", args=[path_certificate(who).id])

    office.post(address, {"reason": "fraud"})
    again = office.post(address, {"reason": "fraud"})
    go_round(at=clock.now() + timedelta(seconds=5))

    assert again.status_code == 404
    assert Letter.objects.filter(kind="certificate_revoked").count() == 1


def test_a_reason_is_asked(who: Learner, office: Client) -> None:
    answer = office.post(reverse("office:revoke", args=[path_certificate(who).id]), {})

    assert answer.status_code == 422
    assert path_certificate(who).stands


def test_an_unknown_number_is_said(office: Client) -> None:
    assert "Aucun document ne porte ce numéro" in words_of(office.get(PAGE, {"number": "X-1"}))
    assert office.get(reverse("office:revoke", args=[uuid4()])).status_code == 404


def test_it_is_closed_to_others(who: Learner) -> None:
    address = reverse("office:revoke", args=[path_certificate(who).id])

    for client, status in ((browser(), 302), (browser(make_person()), 403)):
        assert client.get(PAGE).status_code == status
        assert client.post(address, {"reason": "fraud"}).status_code == status


def test_the_page_costs_few_queries(who: Learner, office: Client) -> None:
    number = path_certificate(who).number
    with counted() as taken:
        office.get(PAGE, {"number": number})

    assert len(taken) <= 12, taken.statements
