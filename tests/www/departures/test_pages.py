"""RGT-11: the office and the operator plan departures; each sees its own people and nobody else."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Category, Role
from florilege.people.contacts.models import Contact
from florilege.people.departures.enums import DepartureState
from florilege.people.departures.models import Departure, Handover
from florilege.people.staff.queries import roles_of
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.www.base.doors import FRESH_AT
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people.contacts.made import contact
from tests.people_made import PASSWORD, Made, make_person
from tests.signing_in import browser
from tests.teaching.learners_made import plan_for, publish
from tests.www.learner.reading import words_of

OFFICE, OPERATOR = "/bureau/departs/", "/exploitation/departs/"


@pytest.fixture
def by(house: Path) -> Made:
    return make_person(roles=(Role.OFFICE,), given_name="Alma", family_name="Riou")


def trainer(given_name: str = "Odile") -> Made:
    return make_person(roles=(Role.TRAINER,), given_name=given_name, family_name="Kermarec")


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize(("path", "role"), [(OFFICE, Role.OFFICE), (OPERATOR, Role.OPERATOR)])
def test_only_their_own_desk_opens_these_pages(house: Path, path: str, role: Role) -> None:
    assert answers_by_role(path) == only(role)


@pytest.mark.promise("SEC-04", "RGT-11")
def test_each_desk_sees_its_own_people(by: Made) -> None:
    operator = make_person(roles=(Role.OPERATOR,), given_name="Blaise", family_name="Ollivier")
    officer = make_person(roles=(Role.OFFICER,), given_name="Denise", family_name="Poher")
    teaches, learner = trainer(), make_person(given_name="Lucie", family_name="Apprend")

    office, operation = words_of(browser(by).get(OFFICE)), words_of(browser(operator).get(OPERATOR))

    assert [name in office for name in ("Kermarec", "Riou", "Poher", "Apprend")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [name in operation for name in ("Poher", "Ollivier", "Riou", "Kermarec")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert browser(by).get(f"{OFFICE}{officer.person}/").status_code == 404
    assert browser(operator).get(f"{OPERATOR}{teaches.person}/").status_code == 404
    assert browser(by).get(f"{OFFICE}{learner.person}/").status_code == 404


@pytest.mark.promise("SEC-04", "RGT-11")
def test_a_role_is_ended_after_a_fresh_password_and_nothing_typed_is_lost(by: Made) -> None:
    client, page = browser(by), f"{OFFICE}{trainer().person}/"
    assert client.get(page).status_code == 200
    stale = client.session
    stale.pop(FRESH_AT)
    stale.save()

    asked = client.post(page, {"at_once": "on"})
    carried = re.search(r'name="carried" value="([^"]+)"', asked.content.decode())
    assert asked.status_code == 401
    assert carried is not None
    assert not Departure.objects.exists()

    word = {"password": "Pas le bon mot", "carried": carried[1]}
    wrong = client.post("/compte/confirmer-mot-de-passe/", word)
    assert carried[1] in wrong.content.decode()

    back = client.post("/compte/confirmer-mot-de-passe/", {**word, "password": PASSWORD})
    assert f'action="{page}"' in back.content.decode()
    assert 'name="at_once" value="on"' in back.content.decode()
    assert client.post(page, {"at_once": "on"}).status_code == 302


@pytest.mark.promise("RGT-11")
def test_what_is_open_is_shown_and_confirmed(by: Made) -> None:
    leaver, other = trainer(), trainer("Pierre")
    session_id = plan_for(publish())
    assign_trainer(session_id=session_id, person=leaver.person, since=clock.today())
    client, page = browser(by), f"{OFFICE}{leaver.person}/"
    last_day = clock.today() + timedelta(days=4)

    shown = words_of(client.get(page))
    answer = client.post(
        page, {"last_day": str(last_day), f"sessions-{session_id}": str(other.person)}
    )

    assert "Sessions animées" in shown
    assert "Sans successeur, la session perd ce formateur" in shown
    assert "Pierre Kermarec" in shown
    assert answer["Location"] == OFFICE
    assert "un élément transmis" in words_of(client.get(OFFICE))
    line = Handover.objects.get()
    assert (line.line, line.successor) == (str(session_id), other.person)
    again = client.get(page).content.decode()
    assert f'value="{last_day}"' in again
    assert f'<option value="{other.person}" selected>' in again


@pytest.mark.promise("RGT-11")
def test_it_is_taken_back_from_the_same_page(by: Made) -> None:
    leaver, client = trainer(), browser(by)
    client.post(f"{OFFICE}{leaver.person}/", {"last_day": str(clock.today())})

    answer = client.post(f"{OFFICE}{leaver.person}/", {"do": "take_back"}, follow=True)

    assert "Départ annulé." in words_of(answer)
    assert Departure.objects.get().state == DepartureState.TAKEN_BACK


@pytest.mark.promise("RGT-11")
def test_at_once_means_before_the_next_page(by: Made) -> None:
    leaver, client = trainer(), browser(by)
    theirs = browser(leaver)
    assert theirs.get("/formateur/").status_code == 200

    client.post(f"{OFFICE}{leaver.person}/", {"at_once": "on"})

    assert theirs.get("/formateur/").status_code == 302
    assert roles_of(leaver.person, on=clock.today()) == frozenset()
    assert Departure.objects.get().state == DepartureState.DONE


def test_who_ends_their_own_role_signs_in_again(by: Made) -> None:
    make_person(roles=(Role.OFFICE,))
    client = browser(by)

    answer = client.post(f"{OFFICE}{by.person}/", {"at_once": "on"})

    assert answer["Location"] == "/compte/entrer/"
    assert browser(by).get(OFFICE).status_code == 403


@pytest.mark.promise("RGT-11")
def test_the_last_one_is_told_what_to_do_first_and_what_was_typed_stays(by: Made) -> None:
    day = str(clock.today() + timedelta(days=3))

    answer = browser(by).post(f"{OFFICE}{by.person}/", {"last_day": day})

    assert answer.status_code == 422
    assert "Donnez d’abord cette fonction à quelqu’un d’autre" in words_of(answer)
    assert f'value="{day}"' in answer.content.decode()
    assert not Departure.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Indiquez le dernier jour"),
        ({"last_day": "2020-01-01"}, "Ce jour est passé"),
        ({"last_day": "tomorrow"}, "date valide"),
    ],
)
def test_what_is_wrong_is_said(by: Made, given: dict[str, str], sentence: str) -> None:
    answer = browser(by).post(f"{OFFICE}{trainer().person}/", {"do": "plan", **given})

    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_somebody_who_leaves_too_cannot_take_over(by: Made) -> None:
    leaver, other = trainer(), trainer("Pierre")
    session_id = plan_for(publish())
    assign_trainer(session_id=session_id, person=leaver.person, since=clock.today())
    client = browser(by)
    client.post(f"{OFFICE}{other.person}/", {"last_day": str(clock.today())})

    answer = client.post(
        f"{OFFICE}{leaver.person}/",
        {"last_day": str(clock.today()), f"sessions-{session_id}": str(other.person)},
    )

    assert answer.status_code == 422
    assert "ne tient plus la fonction le lendemain" in words_of(answer)


def test_the_pages_cost_the_same_for_one_and_for_thirty(by: Made) -> None:
    course, leaver = publish(), make_person(roles=(Role.TRAINER, Role.OFFICE))
    page = f"{OFFICE}{leaver.person}/"
    _give_work(leaver, course, count=1)
    client = browser(by)
    client.post(page, {"last_day": str(clock.today())})
    few = query_count(client, OFFICE), query_count(client, page)
    _give_work(leaver, course, count=9)
    for number in range(29):
        trainer(f"Numéro {number}")

    many = query_count(client, OFFICE), query_count(client, page)

    assert few == many
    assert max(many) <= 12


def _give_work(leaver: Made, course: object, *, count: int) -> None:
    for number in range(count):
        session_id = plan_for(course)  # type: ignore[arg-type]
        assign_trainer(session_id=session_id, person=leaver.person, since=clock.today())
        contact(leaver, email=f"contact.{number}.{count}@fleurs-durand.example")
    Contact.objects.update(keeper=leaver.person)


@pytest.mark.promise("RGT-11", "RGT-01")
def test_who_left_sees_what_is_kept_of_their_role_why_and_how_long(by: Made) -> None:
    leaver = trainer()
    browser(by).post(f"{OFFICE}{leaver.person}/", {"at_once": "on"})
    client, charter = browser(leaver), policy.charter()

    page, opened = (
        words_of(client.get(path)) for path in ("/mes-donnees/", "/mes-donnees/detail/staff/")
    )

    rule, category = charter.retention["staff"], charter.categories[Category.STAFF]
    policy_page = words_of(client.get("/confidentialite/"))
    for text in (category.explanation, rule.in_use, rule.reason):
        assert " ".join(text.in_language("fr").split()) in page
    for text in (category.title, rule.in_use, rule.reason):
        assert " ".join(text.in_language("fr").split()) in policy_page
    assert "La fin de vos fonctions" in page
    assert "Le dernier jour où vous les tenez." in opened
