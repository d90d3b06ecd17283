"""A course's page: what one learns, when, with whom, for how much; and one's own seat."""

import re
from pathlib import Path

from django.urls import reverse

from florilege.infra import clock
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.actions.change_session_state import change_session_state
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.enums import SessionState
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import publish
from tests.www.learner.reading import counted, words_of

COURSE = "/formations/premier-bouquet/"


def test_everything_that_is_published_stands_on_the_page(house: Path) -> None:
    course = publish()
    session_id = plan(course, title="Hiver 2027", capacity=3, place="Atelier, Angers")
    trainer = make_person(roles=(Role.TRAINER,), given_name="Solène", family_name="Vasseur")
    assign_trainer(session_id=session_id, person=trainer.person, since=clock.today())
    ask(complete_person(), session_id)

    answer = browser().get(COURSE)

    words = words_of(answer)
    assert course.plan.title in words
    for module in course.plan.modules:
        assert module.title in words
        for activity in module.activities:
            assert activity.title in words
    assert "Hiver 2027" in words
    assert "2 places sur 3" in words
    assert "Atelier, Angers" in words
    assert "avec Solène Vasseur" in words
    assert "Ce que deviennent mes données" in words
    assert len(answer.content) < 100_000


def test_an_unknown_course_is_not_there(house: Path) -> None:
    assert browser().get("/formations/inconnue/").status_code == 404


def test_without_session_the_page_says_so(house: Path) -> None:
    publish()

    assert "Aucune session n’est ouverte en ce moment" in words_of(browser().get(COURSE))


def test_a_full_session_offers_its_waiting_list(house: Path) -> None:
    session_id = plan(publish(), capacity=1)
    ask(complete_person(), session_id)

    words = words_of(browser().get(COURSE))

    assert "complet : liste d’attente" in words
    assert "Rejoindre la liste d’attente" in words


def test_ones_own_seat_is_shown_to_oneself_alone(house: Path) -> None:
    session_id = plan(publish())
    made = complete_person()
    seat = ask(made, session_id)

    own = browser(made).get(COURSE)
    others = browser(complete_person()).get(COURSE)

    leave = reverse("public:withdraw", args=[seat.id])
    assert "Votre place est confirmée" in words_of(own)
    assert leave in own.content.decode()
    assert "Votre place est confirmée" not in words_of(others)
    assert leave not in others.content.decode()


def test_a_request_that_waits_and_a_seat_given_up(house: Path) -> None:
    session_id = plan(publish())
    made = make_person()
    client = browser(made)
    seat = ask(made, session_id)
    assert "Votre demande attend" in words_of(client.get(COURSE))

    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    assert "Demander une place" in words_of(client.get(COURSE))


def test_ones_own_session_stays_on_the_page_when_it_is_closed(house: Path) -> None:
    session_id = plan(publish(), title="Hiver 2027")
    made = complete_person()
    ask(made, session_id)
    change_session_state(session_id=session_id, state=SessionState.CLOSED)

    assert "Hiver 2027" in words_of(browser(made).get(COURSE))
    assert "Hiver 2027" not in words_of(browser().get(COURSE))


def test_the_page_takes_the_same_queries_for_one_session_and_for_many(house: Path) -> None:
    course = publish()
    made = complete_person()
    ask(made, taught(course))
    client = browser(made)
    client.get(COURSE)
    with counted() as for_one:
        client.get(COURSE)
    for _ in range(10):
        ask(made, taught(course))

    with counted() as for_many:
        client.get(COURSE)

    assert len(for_one) == len(for_many) <= 12, for_one.statements


def taught(course):
    session_id = plan(course)
    trainer = make_person(roles=(Role.TRAINER,))
    assign_trainer(session_id=session_id, person=trainer.person, since=clock.today())
    return session_id


def test_no_style_and_no_script_stands_in_the_page(house: Path) -> None:
    plan(publish())

    page = browser().get(COURSE).content.decode()

    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
    assert re.findall(r"\sstyle=|\son[a-z]+=", page) == []
