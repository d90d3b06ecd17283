"""Signing in and out, forgotten passwords, fresh sign-in, ended sessions."""

from datetime import timedelta
from html import unescape
from pathlib import Path
from re import search

import pytest
from django.test import Client
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD, make_person
from tests.signing_in import browser

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import set_limits
from florilege.infra.mail.models import Letter
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import SignIn
from florilege.people.identity.models import Profile

NEW = "trois tulipes dans la brume"


def test_any_spelling_of_the_address_signs_in(house: Path) -> None:
    make_person(email="Léa.Petit@Courrier.example")

    answer = Client().post(
        "/compte/entrer/", {"email": " léa.petit@COURRIER.example", "password": PASSWORD}
    )

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("roles", "first"),
    [
        ((), "/espace/"),
        ((Role.TRAINER,), "/formateur/"),
        ((Role.OFFICE, Role.TRAINER), "/formateur/"),
        ((Role.OFFICER,), "/delegue/"),
    ],
)
def test_who_has_a_duty_begins_at_their_work(
    house: Path, roles: tuple[Role, ...], first: str
) -> None:
    made = make_person(roles=roles)

    answer = Client().post("/compte/entrer/", {"email": made.email, "password": PASSWORD})
    asked = Client().post(
        "/compte/entrer/", {"email": made.email, "password": PASSWORD, "next": "/mes-donnees/"}
    )

    assert (answer["Location"], asked["Location"]) == (first, "/mes-donnees/")


def test_a_wrong_password_and_an_unknown_address_read_the_same(house: Path) -> None:
    made = make_person()

    wrong = Client().post("/compte/entrer/", {"email": made.email, "password": "no"})
    unknown = Client().post("/compte/entrer/", {"email": "qui@courrier.example", "password": "no"})

    sentence = "ne vont pas ensemble"
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()
    assert f'value="{made.email}"' in wrong.content.decode()


def test_too_many_tries_wait(house: Path) -> None:
    made = make_person()
    for _ in range(20):
        answer = Client().post("/compte/entrer/", {"email": made.email, "password": "no"})

    assert "Trop d’essais" in answer.content.decode()
    right = Client().post("/compte/entrer/", {"email": made.email, "password": PASSWORD})
    assert "Trop d’essais" in right.content.decode()
    with clock.CLOCK.fixed(clock.now() + timedelta(days=1)):
        later = Client().post("/compte/entrer/", {"email": made.email, "password": PASSWORD})
    assert later.status_code == 302


def test_a_sign_in_is_entered_in_the_journal(house: Path) -> None:
    made = make_person()

    browser(made)

    entries = Entry.objects.filter(route="credentials.sign_in", purpose="security")
    assert [e.subject_ids for e in entries] == [(made.person,)]


def test_signing_out_ends_the_session(house: Path) -> None:
    client = browser(make_person())

    client.post("/compte/sortir/")

    assert client.get("/compte/profil/").status_code == 302
    assert SignIn.objects.filter(person__isnull=False).count() == 0


@pytest.mark.promise("ID-07")
def test_a_forgotten_password_is_set_by_a_link_that_works_once_and_ends_all_sessions(
    house: Path,
) -> None:
    made = make_person()
    left_open = browser(made)

    Client().post("/compte/mot-de-passe-oublie/", {"email": made.email})
    link = link_in(letters_to(made.person)[-1][1])
    assert Client().post(link, {"password": NEW}).status_code == 302

    assert left_open.get("/compte/profil/").status_code == 302
    assert Client().post(link, {"password": NEW}).status_code == 410
    entry = {"email": made.email, "password": NEW}
    assert Client().post("/compte/entrer/", entry).status_code == 302


def test_a_reset_link_ends_by_itself(house: Path) -> None:
    made = make_person()
    Client().post("/compte/mot-de-passe-oublie/", {"email": made.email})
    link = link_in(letters_to(made.person)[-1][1])

    with clock.CLOCK.fixed(clock.now() + timedelta(days=2)):
        assert Client().get(link).status_code == 410


def test_a_forgotten_password_tells_a_stranger_nothing(house: Path) -> None:
    made = make_person()

    known = Client().post("/compte/mot-de-passe-oublie/", {"email": made.email})
    unknown = Client().post("/compte/mot-de-passe-oublie/", {"email": "qui@courrier.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_dangerous_page_asks_for_the_password_again_after_minutes(house: Path) -> None:
    client = browser(make_person())
    assert client.get("/compte/profil/mot-de-passe/").status_code == 200

    with clock.CLOCK.fixed(clock.now() + timedelta(minutes=31)):
        asked = client.get("/compte/profil/mot-de-passe/")
        assert asked.url.startswith("/compte/confirmer-mot-de-passe/")
        wrong = client.post(asked.url, {"password": "no"})
        assert wrong.status_code == 422
        proved = client.post(
            asked.url, {"password": PASSWORD, "next": "/compte/profil/mot-de-passe/"}
        )
        assert client.get(proved.url).status_code == 200


def test_what_was_typed_survives_an_ended_session(house: Path) -> None:
    made = make_person()
    client = browser(made)
    page = client.get("/compte/profil/")
    typed = {
        "given_name": "Jeanne",
        "family_name": "Autrement",
        "pseudonym": "Vive-Tulipe-x",
        "language": "fr",
        "time_zone": "Europe/Paris",
        "goals": "Apprendre la spirale",
    }
    assert page.status_code == 200
    SignIn.objects.all().delete()

    ended = client.post("/compte/profil/", typed)
    assert ended.status_code == 401
    carried = search(r'name="carried" value="([^"]+)"', ended.content.decode())
    assert carried is not None
    assert "spirale" not in ended.content.decode()

    back = client.post(
        "/compte/entrer/",
        {"email": made.email, "password": PASSWORD, "carried": unescape(carried.group(1))},
    )
    assert "Apprendre la spirale" in back.content.decode()
    assert client.post("/compte/profil/", typed).status_code == 302
    assert Profile.objects.get(person=made.person).__dict__["goals"] is not None


@pytest.mark.promise("ID-06", "ID-11")
def test_every_declared_field_is_rectified_in_the_profile(house: Path) -> None:
    made = make_person()
    client = browser(made)
    form = {
        "given_name": "Odile",
        "family_name": "Marchand",
        "pseudonym": "Fine-Glycine-3",
        "phone": "06 39 98 12 34",
        "language": "en",
        "time_zone": "America/Martinique",
        "interests": "bouquets, deuil",
        "level": "practising",
        "goals": "Ouvrir une boutique",
        "languages": "français, anglais",
    }

    assert client.post("/compte/profil/", form).status_code == 302
    page = client.get("/compte/profil/").content.decode()

    for value in ("Odile", "Marchand", "Fine-Glycine-3", "+33639981234", "bouquets, deuil"):
        assert f'value="{value}"' in page
    assert "Ouvrir une boutique" in page
    assert "My profile" in page


def test_a_phone_that_cannot_be_called_is_told(house: Path) -> None:
    client = browser(make_person())
    form = {
        "given_name": "O",
        "family_name": "M",
        "pseudonym": "Fine-Glycine-3",
        "language": "fr",
        "time_zone": "Europe/Paris",
        "phone": "12",
    }

    answer = client.post("/compte/profil/", form)

    assert "pas un numéro" in answer.content.decode()


def test_pages_refuse_the_stranger(house: Path) -> None:
    for path in ("/compte/profil/", "/compte/profil/mot-de-passe/", "/mes-donnees/"):
        answer = Client().get(path)
        assert answer.url.startswith("/compte/entrer/?next=")


@pytest.mark.promise("RGT-08")
def test_a_restricted_person_still_comes_to_their_own_rights(house: Path) -> None:
    made = make_person(given_name="Odile")
    set_limits(made.person, Standing(restricted=True))

    client = browser(made)

    assert "Odile" in client.get("/mes-donnees/detail/identity/").content.decode()
    assert "Odile" in client.get("/compte/profil/").content.decode(), "they may correct it"


@pytest.mark.promise("RGT-08")
def test_a_restricted_person_finds_their_way_back_by_mail(house: Path) -> None:
    """A forgotten password must not close the door to one's own rights."""
    made = make_person()
    set_limits(made.person, Standing(restricted=True))

    browser().post("/compte/mot-de-passe-oublie/", {"email": made.email})

    assert Letter.objects.filter(person=made.person, kind="reset_password").count() == 1
