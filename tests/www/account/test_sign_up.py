"""Opening an account, as a person does it."""

from pathlib import Path

import pytest
from django.test import Client
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD, make_person

from florilege.infra.keys.models import PersonKey
from florilege.people.credentials.models import Account
from florilege.people.credentials.queries import person_by_email

FORM = {
    "given_name": "Odile",
    "family_name": "Marchand",
    "email": "odile@courrier.example",
    "pseudonym": "Calme-Sauge-7",
    "fifteen": "yes",
    "password": PASSWORD,
}


@pytest.mark.promise("ID-01", "ID-03")
def test_the_shortest_form_opens_an_account_that_one_click_confirms(house: Path) -> None:
    client = Client()

    asked = client.post("/compte/ouvrir/", FORM)
    assert (asked.status_code, asked.url) == (302, "/compte/ouvrir/courrier/")
    person = person_by_email("odile@courrier.example")
    assert person is not None
    ((title, text),) = letters_to(person)
    assert "Confirmez" in title
    confirmed = client.post(link_in(text), {"password": PASSWORD})

    assert (confirmed.status_code, confirmed.url) == (302, "/espace/")
    assert Account.objects.get(person=person).state == "active"
    assert client.get("/compte/profil/").status_code == 200


@pytest.mark.promise("ID-02")
def test_the_answer_is_the_same_whether_the_address_is_known_or_not(house: Path) -> None:
    made = make_person(email="connue@courrier.example")

    known = Client().post("/compte/ouvrir/", FORM | {"email": "CONNUE@courrier.example"})
    new = Client().post("/compte/ouvrir/", FORM)

    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert "déjà un compte" in letters_to(made.person)[-1][0]
    assert Account.objects.count() == 2


@pytest.mark.promise("ID-03")
def test_an_extra_field_sent_by_hand_is_not_stored(house: Path) -> None:
    Client().post("/compte/ouvrir/", FORM | {"phone": "+33639981234", "level": "confirmed"})

    from florilege.people.identity.models import Profile

    profile = Profile.objects.get(person=person_by_email(FORM["email"]))
    assert profile.__dict__["phone"] is None
    assert profile.__dict__["level"] is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "pas une adresse"}, "adresse"),
        ({"given_name": ""}, "obligatoire"),
        ({"password": "court"}, "Choisissez au moins"),
        ({"password": "motdepasse12"}, "se devine facilement"),
        ({"password": "Odile Marchand"}, "se devine facilement"),
        ({"pseudonym": "x"}, "Utilisez des lettres"),
    ],
)
def test_a_wrong_answer_is_told_and_the_rest_is_kept(
    house: Path, change: dict[str, str], sentence: str
) -> None:
    answer = Client().post("/compte/ouvrir/", FORM | change)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Marchand"' in page
    assert PersonKey.objects.count() == 0


def test_a_pseudonym_is_one_persons_whatever_its_case_and_accents(house: Path) -> None:
    make_person(pseudonym="Léa-Sauge-7")

    answer = Client().post("/compte/ouvrir/", FORM | {"pseudonym": "lea-sauge-7"})

    assert "déjà ce pseudonyme" in answer.content.decode()
    assert Account.objects.count() == 1


def test_the_link_asks_for_the_password_and_works_once(house: Path) -> None:
    Client().post("/compte/ouvrir/", FORM)
    ((_, text),) = letters_to(person_by_email(FORM["email"]))
    link = link_in(text)

    assert Client().post(link, {"password": "not this one"}).status_code == 422
    assert Client().post(link, {"password": PASSWORD}).status_code == 302
    again = Client().post(link, {"password": PASSWORD})

    assert again.status_code == 410
    assert "ne sert plus" in again.content.decode()


def test_an_unconfirmed_account_does_not_sign_in(house: Path) -> None:
    Client().post("/compte/ouvrir/", FORM)

    answer = Client().post("/compte/entrer/", {"email": FORM["email"], "password": PASSWORD})

    assert "pas encore confirmée" in answer.content.decode()


@pytest.mark.promise("LAW-03")
def test_age_is_asked_as_yes_or_no_and_nothing_more(house: Path) -> None:
    young = FORM | {"fifteen": "no", "email": "jeune@courrier.example", "pseudonym": "Vive-9"}

    unanswered = Client().post("/compte/ouvrir/", {k: v for k, v in FORM.items() if k != "fifteen"})
    Client().post("/compte/ouvrir/", FORM)
    Client().post("/compte/ouvrir/", young)

    assert unanswered.status_code == 422
    people = [person_by_email(address) for address in (FORM["email"], young["email"])]
    limits = dict(PersonKey.objects.values_list("person", "limits"))
    assert [limits[person] for person in people] == ["", "under_fifteen"]
