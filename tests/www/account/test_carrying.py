"""What a sign-in or a fresh password carried is shown before it goes on: in words, to its own person."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from tests.carried import interrupted, stepped_up, token_in
from tests.infra.archive.archivists import as_archivist
from tests.people_made import PASSWORD, Made, make_person
from tests.rights.requests_made import letter
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import begin
from tests.teaching.learners_made import enrol, plan_for, publish
from tests.www.learner.reading import words_of

from florilege.infra import clock
from florilege.infra.days import written
from florilege.infra.journal.models import Entry
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import SignIn
from florilege.people.departures.models import Departure
from florilege.people.identity.models import Profile
from florilege.rights.enums import RequestKind
from florilege.rights.models import Choice, RightsRequest
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.www.base import carrying
from florilege.www.base.doors import FRESH_AT

PROFILE = {
    "given_name": "Jeanne",
    "family_name": "Autrement",
    "pseudonym": "Vive-Tulipe-x",
    "language": "fr",
    "time_zone": "Europe/Paris",
    "level": "practising",
    "goals": "Apprendre la spirale\nOuvrir une boutique",
}


def given_back(answer: HttpResponse) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    shown = r'<input type="hidden" name="([^"]+)" value="([^"]*)">'
    for name, value in re.findall(shown, answer.content.decode()):
        fields.setdefault(name, []).append(unescape(value))
    return fields


@pytest.mark.promise("ID-06")
def test_what_was_typed_is_shown_in_words_before_it_is_sent(house: Path) -> None:
    made = make_person()
    client = browser(made)

    asked = interrupted(client, made, "/compte/profil/", PROFILE)

    words = words_of(asked)
    assert asked.status_code == 200
    assert "rien n’est encore envoyé" in words
    for said in ("Prénom Jeanne", "Nom Autrement", "Niveau Je pratique", "Langue français",
                 "Objectifs Apprendre la spirale Ouvrir une boutique", "Téléphone —"):  # fmt: skip
        assert said.casefold() in words.casefold(), words
    assert "Enregistrer le profil" in words
    assert 'class="words"' in asked.content.decode()
    assert Profile.objects.get(person=made.person).__dict__["goals"] is None
    assert asked["Cache-Control"] == "no-store"

    assert client.post("/compte/profil/", given_back(asked)).status_code == 302
    assert Profile.objects.get(person=made.person).__dict__["goals"] is not None


def test_neither_the_form_that_carries_nor_the_address_shows_a_word(house: Path) -> None:
    made = make_person()
    client = browser(made)
    client.cookies.clear()

    turned_away = client.post("/compte/profil/", PROFILE)

    assert "Autrement" not in turned_away.content.decode()
    assert turned_away["Cache-Control"] == "no-store"


def test_what_another_person_typed_is_neither_shown_nor_sent(house: Path) -> None:
    """A token is bound to who was asked for the password."""
    first, second = (make_person(roles=(Role.OFFICE,)) for _ in range(2))
    leaver = make_person(roles=(Role.TRAINER,))
    client, other = browser(first), browser(second)
    path = f"/bureau/departs/{leaver.person}/"
    stale = client.session
    stale.pop(FRESH_AT)
    stale.save()
    token = token_in(client.post(path, {"at_once": "on"}))

    answer = other.post("/compte/confirmer-mot-de-passe/", {"password": PASSWORD, "carried": token})

    assert answer.status_code == 302
    assert not Departure.objects.exists()


def test_what_was_typed_when_the_session_ran_out_opens_to_its_own_person_alone(house: Path) -> None:
    """On a computer that several share: the next one to sign in there does not see it."""
    first, second = make_person(), make_person()
    client = browser(first)
    SignIn.objects.filter(person=first.person).update(expire_date=clock.now())
    token = token_in(client.post("/compte/profil/", PROFILE))
    keys = {"password": PASSWORD, "carried": token, "next": "/compte/profil/"}

    for made, shown in ((second, False), (first, True)):
        answer = browser().post("/compte/entrer/", {"email": made.email, **keys})

        assert ("Autrement" in answer.content.decode()) == shown
        assert answer.status_code == (200 if shown else 302)


def test_who_signs_in_without_the_role_is_turned_away(house: Path) -> None:
    office, learner = make_person(roles=(Role.OFFICE,)), make_person()
    client = browser(office)
    typed = {"title": "Hiver 2027", "capacity": "8"}

    asked = interrupted(client, learner, "/bureau/sessions/nouvelle/", typed)

    assert asked.status_code == 403
    assert "Hiver 2027" not in asked.content.decode()


def test_a_departure_names_who_leaves_and_who_takes_over(house: Path) -> None:
    by = make_person(roles=(Role.OFFICE,))
    leaver = make_person(roles=(Role.TRAINER,), given_name="Odile", family_name="Kermarec")
    other = make_person(roles=(Role.TRAINER,), given_name="Pierre", family_name="Riou")
    session_id = _taught_by(leaver)
    client, path = browser(by), f"/bureau/departs/{leaver.person}/"
    last = clock.today() + timedelta(days=4)

    asked = stepped_up(
        client, path, {"last_day": str(last), f"sessions-{session_id}": str(other.person)}
    )

    words = words_of(asked)
    assert "Odile Kermarec" in words and "Pierre Riou" in words
    with override("fr"):
        assert written(last) in words
    assert "Tout de suite" in words and "non" in words
    assert "Confirmer le départ" in words
    assert str(other.person) not in words
    entry = Entry.objects.filter(actor=by.person).order_by("-number").first()
    assert entry is not None and entry.route == "office:departure"
    assert not Departure.objects.exists()

    back = stepped_up(client, path, {"do": "take_back"})
    assert "Annuler le départ" in words_of(back)


def test_a_choice_says_about_what_and_which_way(house: Path) -> None:
    made = make_person()
    client, path = browser(made), "/mes-donnees/choix/opposition/personalisation/"

    for given, says in (("yes", "Je m’y oppose"), ("no", "Reprendre mon opposition")):
        asked = interrupted(
            client, made, path, {"given": given}, came_from="/mes-donnees/choix/?page=2"
        )
        words = words_of(asked)
        assert says in words
        assert "Rien n’était à remplir" in words
        assert '<a class="button button--quiet" href="/mes-donnees/choix/">' in (
            asked.content.decode()
        )
    assert not Choice.objects.exists()


def test_an_answer_of_the_officer_is_read_once_more(house: Path) -> None:
    made = make_person(roles=(Role.OFFICER,))
    client = browser(made)
    number = letter(made, on=clock.today(), kind=RequestKind.ACCESS, email="").id
    path = f"/delegue/demandes/{number}/repondre/"

    asked = interrupted(
        client,
        made,
        path,
        {"outcome": "granted", "refusal": "", "answer": "Voici tout.\nBien à vous."},
        came_from=f"/delegue/demandes/{number}/",
    )

    words = words_of(asked)
    assert "Voici tout. Bien à vous." in words and "Rien n’est refusé" in words
    assert "Envoyer la réponse" in words
    assert f'href="/delegue/demandes/{number}/"' in asked.content.decode()
    assert RightsRequest.objects.get(id=number).answer is None


def test_an_answer_to_a_question_stands_beside_the_question(house: Path) -> None:
    made, course = make_person(), publish()
    attempt = begin(enrol(made, course), course)
    client = browser(made)
    path = reverse("learner:question", args=(attempt, 1))

    asked = interrupted(client, made, path, {"answer": "b", "go": "2"})

    words = words_of(asked)
    assert "Garder cette réponse" in words
    assert "Quelle coupe fait boire la tige ?" in words
    assert "Votre réponse Le biseau" in words, "the words of the choice, and not its letter"


def test_at_the_archives_own_door_too(house: Path) -> None:
    made = make_person(roles=(Role.ARCHIVIST,))
    typed = {
        "ground": "claim",
        "sought": "verdure clemence",
        "reason": "Réclamation devant le tribunal",
        "identity_checked_on": "",
    }
    with as_archivist():
        asked = stepped_up(browser(made), "/demander/", typed)

        words = words_of(asked)
        assert "Une réclamation en justice" in words or "justice" in words
        assert "verdure clemence" in words and "Réclamation devant le tribunal" in words


def test_what_is_too_old_or_altered_is_dropped(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_person()
    client = browser(made)
    client.cookies.clear()
    token = token_in(client.post("/compte/profil/", PROFILE))
    signed = {"email": made.email, "password": PASSWORD}
    middle = len(token) // 2
    other = "B" if token[middle] == "A" else "A"

    altered = client.post(
        "/compte/entrer/", signed | {"carried": token[:middle] + other + token[middle + 1 :]}
    )
    monkeypatch.setattr(carrying, "SECONDS", -1)
    old = client.post("/compte/entrer/", signed | {"carried": token})

    assert (altered.status_code, old.status_code) == (302, 302)
    assert Profile.objects.get(person=made.person).__dict__["goals"] is None


def _taught_by(made: Made) -> UUID:
    session_id = plan_for(publish())
    assign_trainer(session_id=session_id, person=made.person, since=clock.today())
    return session_id
