"""RGT-11: without an account, by a mailed link: see, correct, take along, object, ask, be erased."""

from datetime import timedelta
from pathlib import Path
from re import findall

import pytest
from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.keys.people import standing_of, state_of
from florilege.infra.workflow.running import advance_due
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.contacts.models import Contact
from florilege.rights.models import ExportOrder, RightsRequest, Telling
from tests.letters import letters_to, link_in
from tests.oversight.counting import query_count
from tests.people.contacts.made import EMAIL, contact
from tests.people_made import make_person
from tests.signing_in import browser
from tests.www.learner.reading import words_of

ASK = "/mes-donnees/sans-compte/"


@pytest.fixture
def made(house: Path, monkeypatch: pytest.MonkeyPatch) -> Contact:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    return contact(make_person(roles=(Role.OFFICE,)))


def link_for(made: Contact) -> str:
    assert Client().post(ASK, {"email": EMAIL}).status_code == 302
    return link_in(letters_to(SubjectRef(made.person))[-1][1])


def visitor(made: Contact) -> Client:
    client = Client()
    assert client.post(link_for(made)).status_code == 302
    return client


@pytest.mark.promise("RGT-11")
def test_the_link_opens_what_is_kept_and_works_once(made: Contact) -> None:
    link = link_for(made)
    client = Client()
    assert words_of(client.get(link)).count("Ouvrir mes données") >= 1
    assert client.get("/mes-donnees/").status_code == 302, "following the link alone opens nothing"

    client.post(link)

    assert EMAIL in words_of(client.get("/mes-donnees/detail/relations/"))
    assert "Gaspard Loiseau" in words_of(client.get("/mes-donnees/detail/relations/"))
    assert Client().post(link).status_code == 410
    assert EMAIL.split("@")[0] not in link


@pytest.mark.promise("RGT-11")
def test_a_visit_opens_ones_own_rights_and_nothing_else(made: Contact) -> None:
    client = visitor(made)

    own = ["", "choix/", "demandes/", "regards/", "destinataires/", "archives/", "apres-moi/",
           "export/", "supprimer/", "fiche/"]  # fmt: skip
    assert {path: client.get(f"/mes-donnees/{path}").status_code for path in own} == dict.fromkeys(
        own, 200
    )
    for path in ("/espace/", "/compte/profil/", "/bureau/", "/bureau/contacts/", "/delegue/"):
        assert client.get(path).status_code == 403, path


def test_a_visit_ends_by_itself(made: Contact) -> None:
    client = visitor(made)

    with clock.CLOCK.fixed(clock.now() + timedelta(hours=3)):
        assert client.get("/mes-donnees/").status_code == 302


@pytest.mark.promise("RGT-11", "LAW-09")
def test_they_correct_their_card_and_recipients_hear_of_it(made: Contact) -> None:
    client = visitor(made)
    given = {"name": "Gaspard L’Oiseau", "organisation": "", "job": "associé", "phone": ""}

    answer = client.post(
        f"/mes-donnees/fiche/{made.id}/",
        {f"{made.id}-{key}": value for key, value in given.items()},
    )

    words = words_of(client.get("/mes-donnees/detail/relations/"))
    assert answer.status_code == 302
    assert "Gaspard L’Oiseau" in words
    assert "gérant" not in words
    assert Telling.objects.filter(person=made.person, cause="rectification").exists()
    assert (
        "Qui l’a reçu" in words_of(client.get("/mes-donnees/destinataires/"))
        or client.get("/mes-donnees/destinataires/").status_code == 200
    )


def test_somebody_elses_card_does_not_exist(made: Contact) -> None:
    other = contact(make_person(roles=(Role.OFFICE,)), email="autre@fleurs-durand.example")

    answer = visitor(made).post(f"/mes-donnees/fiche/{other.id}/", {f"{other.id}-name": "X"})

    assert answer.status_code == 404


@pytest.mark.promise("RGT-11", "RGT-09")
def test_an_objection_shuts_the_office_out_from_that_second(made: Contact) -> None:
    desk = browser(make_person(roles=(Role.OFFICE,)))
    assert "Gaspard Loiseau" in words_of(desk.get("/bureau/contacts/"))

    visitor(made).post("/mes-donnees/choix/opposition/relations/", {"given": "yes"})

    standing = standing_of(SubjectRef(made.person))
    assert standing is not None
    assert Purpose.RELATIONS in standing.objected
    assert "Gaspard Loiseau" not in words_of(desk.get("/bureau/contacts/"))
    assert "Gaspard Loiseau" not in words_of(desk.get(f"/bureau/contacts/{made.id}/"))


@pytest.mark.promise("RGT-11")
def test_they_take_it_along_ask_and_are_erased(made: Contact) -> None:
    client = visitor(made)
    client.post("/mes-donnees/export/")
    advance_due(at=clock.now())
    order = ExportOrder.objects.get(person=made.person)
    file = client.post(f"/mes-donnees/export/{order.id}/fichier/")
    assert b"".join(file.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    client.post("/mes-donnees/demandes/", {"kind": "access", "told": "D’où vient mon nom ?"})
    assert RightsRequest.objects.filter(person=made.person).exists()

    client.post("/mes-donnees/supprimer/", {"understood": "yes"})

    assert state_of(SubjectRef(made.person)) is KeyState.ERASED
    assert not Contact.objects.exists()
    assert client.get("/mes-donnees/").status_code == 302


def test_an_unknown_address_gets_the_same_answer(made: Contact) -> None:
    known = Client().post(ASK, {"email": EMAIL})
    unknown = Client(REMOTE_ADDR="192.0.2.7").post(ASK, {"email": "nul@nulle-part.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_learner_who_is_a_contact_too_is_sent_to_their_space(house: Path) -> None:
    learner = make_person()
    contact(make_person(roles=(Role.OFFICE,)), email=learner.email)

    Client().post(ASK, {"email": learner.email})

    (_title, text) = letters_to(learner.person)[-1]
    assert "Vous avez un compte" in text
    assert "Ma fiche" in words_of(browser(learner).get("/mes-donnees/fiche/"))


def test_the_card_costs_few_queries(made: Contact) -> None:
    assert query_count(visitor(made), "/mes-donnees/fiche/") <= 12


def test_no_link_of_the_visit_leads_to_a_refusal(made: Contact) -> None:
    client = visitor(made)
    page = client.get("/mes-donnees/").content.decode()

    answers = {
        url: client.get(url).status_code
        for url in sorted(set(findall(r'href="(/mes-donnees/[^"]*)"', page)))
    }

    assert len(answers) > 10
    assert set(answers.values()) == {200}
