"""COM-07 in a browser: own sessions, while they are run; names and progress, never a contact."""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.complete_activity import complete_activity
from florilege.teaching.progress.actions.open_activity import open_activity
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import Course, publish
from tests.www.learner.reading import counted, words_of

HOME = "/formateur/"


def page_of(session_id) -> str:
    return reverse("trainer:session", args=[session_id])


def trainer_of(*session_ids) -> Made:
    made = make_person(roles=(Role.TRAINER,))
    for session_id in session_ids:
        assign_trainer(session_id=session_id, person=made.person, since=clock.today())
    return made


def do_first(course: Course, seat: Enrolled) -> None:
    """Open and complete the first activity of a course."""
    first = course.plan.activities[0]
    done = {"activity_id": first.id, "activity_code": first.code, "at": clock.now()}
    open_activity(enrolled=seat, **done)
    complete_activity(enrolled=seat, **done)


@contextmanager
def days_later(days: int):
    with clock.CLOCK.fixed(clock.now().astimezone(clock.LEGAL_ZONE) + timedelta(days=days)):
        yield


def test_the_trainers_space_is_closed_to_others(house: Path) -> None:
    session_id = plan(publish())

    for address in (HOME, page_of(session_id)):
        assert browser().get(address).status_code == 302
        assert browser(make_person()).get(address).status_code == 403
        assert browser(make_person(roles=(Role.OFFICE,))).get(address).status_code == 403


def test_without_session_the_page_says_what_will_stand_there(house: Path) -> None:
    assert "Vous n’animez aucune session" in words_of(browser(trainer_of()).get(HOME))


def test_own_sessions_stand_by_their_phase(house: Path) -> None:
    course = publish()
    running, marking = (
        plan(course, title="En automne"),
        plan(course, starts_in=-20, days=10, title="Cet été"),
    )
    coming = plan(course, starts_in=5, title="Cet hiver")
    plan(course, title="À un autre")
    trainer = trainer_of(running, marking, coming)

    answer = browser(trainer).get(HOME)

    words = words_of(answer)
    assert [words.index(t) for t in ("En automne", "Cet été", "Cet hiver")] == sorted(
        words.index(t) for t in ("En automne", "Cet été", "Cet hiver")
    )
    assert "À un autre" not in words
    page = answer.content.decode()
    assert page_of(running) in page
    assert page_of(marking) in page
    assert page_of(coming) not in page


@pytest.mark.promise("COM-07")
def test_learners_stand_with_their_progress_and_without_contact(house: Path) -> None:
    course = publish()
    session_id = plan(course)
    trainer = trainer_of(session_id)
    made = complete_person(given_name="Odile", family_name="Zérah", email="odile@courrier.example")
    seat = ask(made, session_id)
    do_first(course, seat)
    ask(complete_person(given_name="Inès", family_name="Élie"), session_id)

    answer = browser(trainer).get(page_of(session_id))

    words = words_of(answer)
    total = course.plan.required_count
    assert words.index("Inès Élie") < words.index("Odile Zérah")
    assert f"1 activité sur {total}" in words or f"1 activités sur {total}" in words
    assert "pas commencé" in words
    page = answer.content.decode()
    assert "odile@courrier.example" not in page
    assert "3998" not in page
    assert "+33 6" not in page


@pytest.mark.promise("COM-07")
def test_other_sessions_are_not_there(house: Path) -> None:
    course = publish()
    own, other, coming = plan(course), plan(course), plan(course, starts_in=5)
    client = browser(trainer_of(own, coming))

    assert client.get(page_of(own)).status_code == 200
    assert client.get(page_of(other)).status_code == 404
    assert client.get(page_of(coming)).status_code == 404
    assert client.get(page_of(uuid4())).status_code == 404


@pytest.mark.promise("COM-07")
def test_the_page_opens_with_the_session_and_ends_with_the_marking(house: Path) -> None:
    session_id = plan(publish(), starts_in=1, days=10)
    ask(complete_person(given_name="Odile", family_name="Zérah"), session_id)
    trainer = trainer_of(session_id)

    def status() -> int:
        return browser(trainer).get(page_of(session_id)).status_code

    found = {}
    for days in (0, 1, 11, 41, 42):
        with days_later(days):
            found[days] = status()

    assert found == {0: 404, 1: 200, 11: 200, 41: 200, 42: 404}


def test_a_restricted_learner_stands_as_such(house: Path) -> None:
    course = publish()
    session_id = plan(course)
    made = complete_person(given_name="Odile", family_name="Zérah")
    seat = ask(made, session_id)
    do_first(course, seat)
    set_limits(made.person, Standing(restricted=True))

    words = words_of(browser(trainer_of(session_id)).get(page_of(session_id)))

    assert "Zérah" not in words
    assert "pas commencé" in words


def test_the_look_at_learners_is_entered(house: Path) -> None:
    session_id = plan(publish())
    made = complete_person()
    ask(made, session_id)
    trainer = trainer_of(session_id)
    client = browser(trainer)
    before = Entry.objects.count()

    client.get(page_of(session_id))

    entries = list(Entry.objects.filter(number__gt=before))
    assert {(e.role, e.actor, e.purpose, e.result) for e in entries} == {
        ("trainer", trainer.person, "teaching", "open")
    }
    assert {person for entry in entries for person in entry.subject_ids} == {made.person}


def test_pages_take_the_same_queries_for_one_row_and_for_thirty(house: Path) -> None:
    course = publish()
    session_id = plan(course, capacity=40)
    trainer = trainer_of(session_id)
    do_first(course, ask(complete_person(), session_id))
    client = browser(trainer)
    with counted() as home_for_one:
        client.get(HOME)
    with counted() as page_for_one:
        client.get(page_of(session_id))
    for _ in range(29):
        do_first(course, ask(complete_person(), session_id))
        more = plan(course)
        assign_trainer(session_id=more, person=trainer.person, since=clock.today())

    with counted() as home_for_many:
        client.get(HOME)
    with counted() as page_for_many:
        client.get(page_of(session_id))

    assert len(home_for_one) == len(home_for_many) <= 12, home_for_one.statements
    assert len(page_for_one) == len(page_for_many) <= 12, page_for_one.statements
