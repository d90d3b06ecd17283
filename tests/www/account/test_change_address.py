"""Moving to another e-mail address: proved by the new mailbox and the password (ID-02, ID-11)."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD, Made, make_person
from tests.signing_in import browser

from florilege.infra import clock
from florilege.people.credentials.actions import change_address
from florilege.people.credentials.actions.change_address import forget_unanswered
from florilege.people.credentials.models import AddressChange, SignIn
from florilege.people.credentials.queries import person_by_email

PAGE = "/compte/profil/adresse/"
NEW = "nouvelle.boite@courrier.example"


def asked(made: Made, email: str = NEW) -> str:
    """Ask for the move; give the path of the link in the letter."""
    answer = browser(made).post(PAGE, {"email": email})
    assert answer.status_code == 302, answer.content.decode()
    return link_in(letters_to(made.person)[-1][1])


@pytest.mark.promise("ID-11", "ID-09")
def test_an_address_is_moved_by_its_link_and_the_password(house: Path) -> None:
    made = make_person()
    other_browser = browser(made)
    link = asked(made)
    assert person_by_email(NEW) is None

    answer = Client().post(link, {"password": PASSWORD}, follow=True)

    assert "Votre adresse est changée" in answer.content.decode()
    assert NEW in answer.content.decode()
    assert person_by_email(NEW) == made.person
    assert person_by_email(made.email) is None
    assert other_browser.get("/espace/").status_code == 302
    assert SignIn.objects.filter(person=made.person).count() == 1
    title, text = letters_to(made.person)[-1]
    assert title.startswith("Votre adresse a changé")
    assert NEW not in text
    browser(Made(person=made.person, email=NEW))


def test_nothing_moves_before_the_click(house: Path) -> None:
    made = make_person()

    asked(made)

    browser(made)
    assert person_by_email(NEW) is None


def test_a_wrong_password_moves_nothing_and_the_link_still_works(house: Path) -> None:
    made = make_person()
    link = asked(made)

    wrong = Client().post(link, {"password": "no"})

    assert wrong.status_code == 422
    assert "pas votre mot de passe" in wrong.content.decode()
    assert Client().post(link, {"password": PASSWORD}).status_code == 302


def test_passwords_are_not_tried_without_end_at_the_link(house: Path) -> None:
    link = asked(make_person())
    for _ in range(6):
        Client().post(link, {"password": "no"})

    answer = Client().post(link, {"password": PASSWORD})

    assert answer.status_code == 422
    assert "Trop d’essais" in answer.content.decode()
    with clock.CLOCK.fixed(clock.now() + timedelta(hours=1)):
        assert Client().post(link, {"password": PASSWORD}).status_code == 302


def test_a_link_works_once_and_only_the_newest(house: Path) -> None:
    made = make_person()
    first = asked(made, "une.autre@courrier.example")
    second = asked(made)

    assert Client().get(first).status_code == 410
    assert Client().post(second, {"password": PASSWORD}).status_code == 302
    spent = Client().get(second)
    assert spent.status_code == 410
    assert "ne sert plus" in spent.content.decode()


def test_a_stranger_address_and_a_free_one_read_the_same(house: Path) -> None:
    owner = make_person(email="prise@courrier.example")
    made = make_person()

    free = browser(made).post(PAGE, {"email": NEW}, follow=True)
    taken = browser(made).post(PAGE, {"email": "Prise@courrier.example"}, follow=True)

    said = "Nous avons écrit à la nouvelle adresse"
    assert said in free.content.decode()
    assert said in taken.content.decode()
    assert "une seconde fois" in letters_to(owner.person)[-1][0]


def test_an_address_taken_between_letter_and_click_is_refused(house: Path) -> None:
    made = make_person()
    link = asked(made)
    make_person(email=NEW)

    answer = Client().post(link, {"password": PASSWORD})

    assert answer.status_code == 422
    assert "un autre compte" in answer.content.decode() or "d’un autre" in answer.content.decode()
    browser(made)


def test_bad_input_is_said_and_kept(house: Path) -> None:
    made = make_person()
    client = browser(made)

    bad = client.post(PAGE, {"email": "pas une adresse"})
    same = client.post(PAGE, {"email": made.email})

    assert bad.status_code == 422
    assert 'value="pas une adresse"' in bad.content.decode()
    assert "déjà votre adresse" in same.content.decode()


def test_the_page_asks_for_a_fresh_sign_in(house: Path) -> None:
    made = make_person()
    client = browser(made)

    with clock.CLOCK.fixed(clock.now() + timedelta(minutes=30)):
        answer = client.get(PAGE)

    assert answer.status_code == 302
    assert "confirmer-mot-de-passe" in answer["Location"]


def test_letters_to_strangers_are_few(house: Path) -> None:
    client = browser(make_person())

    answers = [
        client.post(PAGE, {"email": f"inconnu.{n}@courrier.example"}).status_code for n in range(6)
    ]

    assert answers == [302] * 5 + [422]


def test_killed_between_the_vaults_the_link_finishes_the_move(house: Path) -> None:
    made = make_person()
    link = asked(made)
    killed = patch.object(change_address, "_write", side_effect=KeyboardInterrupt)
    with killed, pytest.raises(KeyboardInterrupt):
        Client().post(link, {"password": PASSWORD})

    assert Client().post(link, {"password": PASSWORD}).status_code == 302
    assert person_by_email(NEW) == made.person
    assert not AddressChange.objects.exists()


def test_an_unanswered_wish_is_forgotten(house: Path) -> None:
    asked(make_person())
    at = clock.now()

    assert forget_unanswered(at=at + timedelta(hours=23)) == 0
    assert forget_unanswered(at=at + timedelta(hours=25)) == 1
