"""My requests, my choices, after me, who received it: through the pages."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from florilege.infra import clock
from florilege.infra.keys.people import standing_of
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.people.identity.models import Profile
from florilege.rights.actions.answer_request import answer_request
from florilege.rights.enums import Outcome, RequestKind
from florilege.rights.models import Directive, Restriction, RightsRequest
from tests.oversight.counting import HELD, query_count
from tests.people_made import make_person
from tests.rights.requests_made import asked, letter
from tests.signing_in import browser

OWN = (
    "/mes-donnees/",
    "/mes-donnees/choix/",
    "/mes-donnees/demandes/",
    "/mes-donnees/regards/",
    "/mes-donnees/destinataires/",
    "/mes-donnees/apres-moi/",
)
ASK = {"kind": "access", "told": "Tout ce que vous avez sur moi."}


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.promise("RGT-11", "ID-10")
@pytest.mark.parametrize("role", [None, *HELD])
def test_everybody_who_signs_in_has_the_same_pages(house: Path, role: Role | None) -> None:
    """Staff and trainers are people too: every page of one's own opens, and leads to the others."""
    client = browser(make_person(roles=(role,) if role else ()))

    for path in OWN:
        page = text_of(client, path)
        assert all(f'href="{other}"' in page for other in OWN), path


@pytest.mark.promise("ID-10")
def test_one_page_gathers_courses_documents_data_requests_and_preferences(house: Path) -> None:
    made = make_person()
    client = browser(made)
    assert "Mes demandes : aucune en cours" in text_of(client, "/mes-donnees/")
    asked(made, on=clock.today())

    page = text_of(client, "/mes-donnees/")

    assert "Mes demandes : 1 en cours" in page
    for path in ("/espace/", "/espace/documents/", "/mes-donnees/demandes/", "/compte/profil/"):
        assert f'href="{path}"' in page
    home = text_of(client, "/espace/")
    for path in ("/espace/documents/", "/mes-donnees/", "/mes-donnees/demandes/",
                 "/mes-donnees/choix/", "/compte/profil/"):  # fmt: skip
        assert f'href="{path}"' in home


@pytest.mark.promise("RGT-06")
def test_a_request_is_opened_followed_and_its_answer_read(house: Path) -> None:
    made = make_person()
    client = browser(made)

    opened = client.post("/mes-donnees/demandes/", ASK)
    request = RightsRequest.objects.get(person=made.person)
    assert opened.url == f"/mes-donnees/demandes/{request.id}/"
    assert "Tout ce que vous avez sur moi." in text_of(client, opened.url)
    officer = make_person(roles=(Role.OFFICER,))
    answer_request(
        request.id, outcome=Outcome.GRANTED, answer="Voici tout.", by=officer.person, at=clock.now()
    )

    page = text_of(client, opened.url)
    assert "Voici tout." in page
    assert "Réponse donnée, acceptée" in page
    assert "Réponse donnée" in text_of(client, "/mes-donnees/demandes/")


def test_an_empty_request_keeps_what_was_chosen(house: Path) -> None:
    answer = browser(make_person()).post("/mes-donnees/demandes/", {"kind": "erasure", "told": ""})

    assert answer.status_code == 422
    assert '<option value="erasure" selected' in answer.content.decode()


def test_the_same_twice_leads_to_the_one_that_runs(house: Path) -> None:
    made = make_person()
    client = browser(made)
    client.post("/mes-donnees/demandes/", ASK)

    again = client.post("/mes-donnees/demandes/", ASK, follow=True)

    assert RightsRequest.objects.count() == 1
    assert "Vous l’avez déjà demandé" in again.content.decode()


@pytest.mark.promise("RGT-06")
def test_somebody_elses_request_does_not_exist(house: Path) -> None:
    theirs, client = asked(make_person(), on=clock.today()), browser(make_person())

    for number in (theirs.id, uuid4()):
        assert client.get(f"/mes-donnees/demandes/{number}/").status_code == 404
        assert client.post(f"/mes-donnees/demandes/{number}/reprendre/").status_code == 404
    assert RightsRequest.objects.get().state == "open"


def test_a_person_field_sent_by_hand_counts_for_nothing(house: Path) -> None:
    made, other = make_person(), make_person()

    browser(made).post("/mes-donnees/demandes/", ASK | {"person": str(other.person)})

    assert RightsRequest.objects.get().person == made.person


@pytest.mark.promise("RGT-07", "RGT-08")
def test_choices_are_given_and_taken_back_on_one_page(house: Path) -> None:
    made = make_person()
    client = browser(made)
    page = text_of(client, "/mes-donnees/choix/")
    assert "Vous conseiller" in page, "a purpose of legitimate interest, with its balance"
    assert "Notre intérêt" in page

    path = "/mes-donnees/choix/opposition/personalisation/"
    assert client.post(path, {"given": "yes"}).url == "/mes-donnees/choix/"
    assert standing_of(made.person).objected == {Purpose.PERSONALISATION}  # type: ignore[union-attr]
    client.post(path, {"given": "no"})
    assert not standing_of(made.person).objected  # type: ignore[union-attr]
    assert client.post("/mes-donnees/choix/opposition/teaching/").status_code == 404
    assert client.post("/mes-donnees/choix/accord/nothing/").status_code == 404
    assert client.post("/mes-donnees/choix/limiter/", {}).status_code == 422
    given = {"category": "assessment", "ground": "accuracy", "note": "Note fausse."}
    client.post("/mes-donnees/choix/limiter/", given)

    assert standing_of(made.person).restricted_in == {Category.ASSESSMENT}  # type: ignore[union-attr]
    row = Restriction.objects.get(person=made.person)
    assert "Note fausse." in text_of(client, "/mes-donnees/choix/")
    lift = f"/mes-donnees/choix/limitation/{row.id}/lever/"
    assert browser(make_person()).post(lift).status_code == 404
    assert client.post(lift).status_code == 302
    assert not standing_of(made.person).restricted_in  # type: ignore[union-attr]


@pytest.mark.promise("ID-11", "RGT-08")
def test_who_is_restricted_corrects_their_profile_and_loses_nothing(house: Path) -> None:
    made = make_person(given_name="Odile", family_name="Marchand")
    client = browser(made)
    client.post("/mes-donnees/choix/limiter/", {"category": "everything", "ground": "accuracy"})

    form = client.get("/compte/profil/").context["form"].initial
    assert (form["given_name"], form["family_name"]) == ("Odile", "Marchand")
    given = {name: value or "" for name, value in form.items()} | {"family_name": "Marchais"}
    assert client.post("/compte/profil/", given).status_code == 302

    page = text_of(client, "/mes-donnees/detail/identity/")
    assert "Odile" in page and "Marchais" in page
    assert Profile.objects.filter(person=made.person).exists()


@pytest.mark.promise("LAW-02")
def test_a_directive_is_written_changed_and_taken_back(house: Path) -> None:
    made = make_person()
    client = browser(made)
    path = "/mes-donnees/apres-moi/"

    lacking = client.post(path, {"wish": "hand_over", "words": "Avec douceur."})
    assert lacking.status_code == 422
    assert "Avec douceur." in lacking.content.decode()
    client.post(path, {"wish": "hand_over", "executor": "Ma sœur Lise", "words": "Avec douceur."})
    assert "Ma sœur Lise" in text_of(client, path)
    client.post(path, {"wish": "erase"})
    assert "Ma sœur Lise" not in text_of(client, path)
    client.post(path, {"do": "take_back"})

    assert not Directive.objects.exists()


def test_pages_cost_the_same_for_one_and_thirty(house: Path) -> None:
    made, by = make_person(), make_person(roles=(Role.OFFICER,))
    client = browser(made)
    asked(made, on=clock.today())
    letter(by, on=clock.today(), kind=RequestKind.ERASURE, email=made.email)
    before = {path: query_count(client, path) for path in OWN}
    for _ in range(10):
        for kind in (RequestKind.PORTABILITY, RequestKind.RECTIFICATION, RequestKind.OBJECTION):
            row = asked(made, kind, on=clock.today())
            client.post(f"/mes-donnees/demandes/{row.id}/reprendre/")

    after = {path: query_count(client, path) for path in OWN}

    assert after == before
    assert {path: count for path, count in after.items() if count > 12} == {}


@pytest.mark.parametrize("token", ["forged", "x" * 43])
def test_a_forged_link_of_a_parent_is_told_so(house: Path, token: str) -> None:
    path = f"/mes-donnees/accord/{token}/"

    for answer in (Client().get(path), Client().post(path, {"answer": "yes"})):
        assert answer.status_code == 410
        assert "Ce lien ne sert plus" in answer.content.decode()
