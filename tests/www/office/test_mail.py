"""The office writes, counts, confirms and sends; errors keep what was typed; nobody else may."""

from pathlib import Path

import pytest
from django.test import Client

from florilege.infra import clock
from florilege.infra.mail.bouncing import note_returned
from florilege.infra.mail.models import Letter
from florilege.infra.mail.refusals import Cause
from florilege.infra.workflow.running import advance_due
from florilege.kernel.vocabulary import Role
from florilege.people.campaigns.models import Campaign
from tests.people.campaigns.campaigns_made import (
    agreed,
    draft,
    financed_by_their_account,
    promotions_to,
)
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import complete_person
from tests.teaching.learners_made import publish
from tests.www.learner.reading import queries, words_of

MAIL, WRITE, RETURNED = (
    "/bureau/courrier/",
    "/bureau/courrier/nouvelle/",
    "/bureau/courrier/revenu/",
)
WORDS = {"title": "Portes ouvertes", "text": "Bonjour,\n\nVenez.", "audience": "agreed"}


@pytest.fixture
def office(house: Path) -> Client:
    return browser(make_person(roles=(Role.OFFICE,)))


@pytest.mark.parametrize("address", [MAIL, WRITE, RETURNED])
def test_the_pages_are_closed_to_others(house: Path, address: str) -> None:
    assert browser().get(address).status_code == 302
    for role in (Role.TRAINER, Role.OFFICER, Role.OPERATOR):
        assert browser(make_person(roles=(role,))).get(address).status_code == 403


def test_empty_pages_say_how_to_begin(office: Client) -> None:
    assert "Aucune nouvelle n’a encore été envoyée" in words_of(office.get(MAIL))
    assert "Tous les courriers arrivent" in words_of(office.get(RETURNED))


@pytest.mark.promise("NOT-02", "LAW-12")
def test_a_campaign_is_written_counted_confirmed_and_sent(office: Client) -> None:
    made, _other = agreed(), make_person()

    kept = office.post(WRITE, WORDS)
    page = kept["Location"]
    words = words_of(office.get(page))
    assert "le recevraient 1" in words
    assert "n’ont pas accepté nos nouvelles 2" in words  # the office person is one of them
    assert promotions_to(made) == 0

    assert office.post(f"{page}envoyer/", {"vouched": "yes"}).status_code == 302
    assert "Arrêter l’envoi ici" in words_of(office.get(page))
    assert office.get(f"{page}avancement/").json()["done"] is False
    advance_due(at=clock.now())

    assert promotions_to(made) == 1
    assert "ont leur message 1" in words_of(office.get(page))
    assert office.get(f"{page}avancement/").json()["done"] is True
    assert office.post(f"{page}envoyer/", {"vouched": "yes"}).status_code == 302
    assert Campaign.objects.get().reached == 1


@pytest.mark.promise("LAW-05")
def test_without_a_room_that_knows_funding_somebody_must_vouch(office: Client) -> None:
    made = agreed()
    page = office.post(WRITE, WORDS)["Location"]

    answer = office.post(f"{page}envoyer/")

    assert answer.status_code == 422
    assert "cochez d’abord la case" in words_of(answer)
    assert Campaign.objects.get().state == "draft"
    with financed_by_their_account(made.person):
        assert "compte personnel de formation 1" in words_of(office.get(page))
        assert office.post(f"{page}envoyer/").status_code == 302


@pytest.mark.parametrize(
    "changed",
    [{"title": ""}, {"text": "  "}, {"audience": "everybody"}, {"audience": "customers"},
     {"audience": "customers", "course": "no-such-course"}, {"title": "x" * 121}],
)  # fmt: skip
def test_bad_input_keeps_what_was_typed(office: Client, changed: dict[str, str]) -> None:
    answer = office.post(WRITE, {**WORDS, "text": "Mes mots à moi", **changed})

    assert answer.status_code == 422
    assert "à revoir" in words_of(answer)
    if "text" not in changed:
        assert "Mes mots à moi" in answer.content.decode()
    assert not Campaign.objects.exists()


def test_a_draft_is_changed_or_thrown_away_and_a_sent_one_is_not(office: Client) -> None:
    agreed()
    page = office.post(WRITE, WORDS)["Location"]
    assert "Portes ouvertes" in office.get(f"{page}mots/").content.decode()
    office.post(f"{page}mots/", {**WORDS, "title": "Autre titre"})
    assert Campaign.objects.get().title == "Autre titre"

    office.post(f"{page}envoyer/", {"vouched": "yes"})
    office.post(f"{page}mots/", {**WORDS, "title": "Trop tard"})
    office.post(f"{page}jeter/")
    assert Campaign.objects.get().title == "Autre titre"

    other = office.post(WRITE, WORDS)["Location"]
    office.post(f"{page}arreter/")
    office.post(f"{other}jeter/")
    assert Campaign.objects.get().state == "stopped"


def test_nobody_to_reach_leaves_nothing_to_send(office: Client) -> None:
    page = office.post(WRITE, WORDS)["Location"]

    assert "il n’y a rien à envoyer" in words_of(office.get(page))


def test_a_campaign_that_is_none_is_not_there(office: Client) -> None:
    assert office.get(f"{MAIL}{make_person().person}/").status_code == 404


@pytest.mark.promise("NOT-04")
def test_the_office_sees_whose_mail_comes_back_and_their_phone(office: Client) -> None:
    made = complete_person(given_name="Odile", family_name="Marchand")
    letter = Letter.objects.filter(person=made.person).latest("made_at")
    note_returned(letter.id, cause=Cause.DEAD, at=clock.now())

    assert "Les courriers pour 1 personne reviennent" in words_of(office.get(MAIL))
    words = words_of(office.get(RETURNED))
    assert "Odile Marchand" in words and "+33 6 39 98 12 34" in words


def test_pages_cost_the_same_for_one_and_thirty(office: Client) -> None:
    publish()

    def lose(count: int) -> None:
        for _ in range(count):
            made = agreed()
            letter = Letter.objects.filter(person=made.person).latest("made_at")
            note_returned(letter.id, cause=Cause.DEAD, at=clock.now())

    lose(1)
    page = f"{MAIL}{draft()}/"
    once = [queries(office, address) for address in (MAIL, RETURNED, page, WRITE)]
    lose(29)
    for _ in range(29):
        draft()

    assert [queries(office, address) for address in (MAIL, RETURNED, page, WRITE)] == once
    assert max(once) <= 12
