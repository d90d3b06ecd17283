"""RGT-11: the office finds, enters, changes and hands over people without an account."""

import re
from pathlib import Path

import pytest
from django.test import Client

from florilege.infra.mail.models import Letter
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.models import Contact
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people.contacts.made import EMAIL, contact
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.www.learner.reading import words_of

LIST = "/bureau/contacts/"
CARD = {
    "kind": "company", "name": "Gaspard Loiseau", "organisation": "Fleurs Durand", "job": "gérant",
    "email": EMAIL, "phone": "", "language": "fr", "given_by": "employer", "giver": "Fleurs Durand",
}  # fmt: skip


@pytest.fixture
def by(house: Path) -> Made:
    return make_person(roles=(Role.OFFICE,), given_name="Alma", family_name="Riou")


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize("path", [LIST, f"{LIST}nouveau/"])
def test_only_the_office_opens_these_pages(house: Path, path: str) -> None:
    assert answers_by_role(path) == only(Role.OFFICE)


def test_an_empty_list_says_how_to_begin(by: Made) -> None:
    assert "Aucun contact pour l’instant" in words_of(browser(by).get(LIST))


@pytest.mark.promise("RGT-11")
def test_a_contact_is_entered_with_the_duties_beside(by: Made) -> None:
    client = browser(by)
    assert "Ce que nous devons à cette personne" in words_of(client.get(f"{LIST}nouveau/"))

    entered = client.post(f"{LIST}nouveau/", CARD)

    row = Contact.objects.get()
    assert entered["Location"] == f"{LIST}{row.id}/"
    words = words_of(client.get(f"{LIST}{row.id}/"))
    assert "Gaspard Loiseau" in words
    assert "Personne informée le" in words


def test_a_second_click_enters_nobody_and_writes_no_second_notice(by: Made) -> None:
    client = browser(by)
    shown = client.get(f"{LIST}nouveau/").content.decode()
    number = re.search(r'name="number" value="([^"]+)"', shown)
    assert number is not None
    given = CARD | {"number": number[1]}

    first, second = (client.post(f"{LIST}nouveau/", given) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Contact.objects.count() == 1
    assert Letter.objects.filter(person=Contact.objects.get().person).count() == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(by: Made) -> None:
    page = browser(by).post(f"{LIST}nouveau/", CARD | {"email": ""})

    assert page.status_code == 422
    assert "Sans adresse électronique, informez d’abord la personne sur papier." in words_of(page)
    assert "Gaspard Loiseau" in page.content.decode()


def test_search_is_posted_and_order_chosen(by: Made) -> None:
    contact(by)
    contact(by, name="Zoé Abgrall", organisation="Les Serres", email="zoe@les-serres.example")
    client = browser(by)

    found = words_of(client.post(LIST, {"q": "serres abg"}))
    by_organisation = words_of(client.get(f"{LIST}?tri=organisation"))
    by_name = words_of(client.get(LIST))

    assert "Zoé Abgrall" in found
    assert "Gaspard Loiseau" not in found
    assert by_name.index("Gaspard Loiseau") < by_name.index("Zoé Abgrall")
    assert by_organisation.index("Fleurs Durand") < by_organisation.index("Les Serres")


def change(client: Client, row: Contact, **given: str) -> int:
    return client.post(f"{LIST}{row.id}/", given).status_code


def test_a_contact_is_changed_ended_and_handed_over(by: Made) -> None:
    row = contact(by)
    colleague = make_person(roles=(Role.OFFICE,), given_name="Noé", family_name="Stéphan")
    client = browser(by)

    assert change(client, row, do="card", **CARD | {"job": "présidente"}) == 302
    assert change(client, row, do="end") == 302
    assert change(client, row, do="hand_over", keeper=str(colleague.person)) == 302
    assert change(client, row, do="hand_over", keeper=str(make_person().person)) == 422

    words = words_of(client.get(f"{LIST}{row.id}/"))
    row = Contact.objects.get()
    assert "relation finie le" in words
    assert (row.keeper, row.ended_on is not None) == (colleague.person, True)
    assert change(client, row, do="met") == 302
    assert Contact.objects.get().ended_on is None


def test_the_pages_cost_the_same_for_one_and_for_thirty(by: Made) -> None:
    client, row = browser(by), contact(by)
    few = query_count(client, LIST), query_count(client, f"{LIST}{row.id}/")
    for number in range(29):
        contact(by, email=f"contact.{number}@fleurs-durand.example")

    many = query_count(client, LIST), query_count(client, f"{LIST}{row.id}/")

    assert few == many
    assert max(many) <= 12
