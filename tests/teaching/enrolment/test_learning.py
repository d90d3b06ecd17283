"""LRN-08: a seat opens its course and nothing else; an edition stays under who learns with it."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.teaching.catalogue.queries import activity, current_version
from florilege.teaching.enrolment.actions.adopt_version import OtherCourse, adopt_version
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.queries import (
    enrolled,
    may_learn,
    may_learn_any,
    may_learn_course,
)
from florilege.teaching.enrolment.seating import NoSuchEnrolment
from tests.people_made import make_person
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import publish


@pytest.mark.promise("LRN-08")
def test_a_confirmed_seat_opens_its_course_from_the_first_day_on(house: Path) -> None:
    course, other = publish(), publish(slug="autre")
    made = complete_person()
    seat = ask(made, plan(course, starts_in=5, days=10))
    first_day = clock.today() + timedelta(days=5)
    version_id = course.plan.version_id

    assert may_learn(made.person, version_id=version_id, on=first_day - timedelta(days=1)) is None
    assert may_learn(made.person, version_id=version_id, on=first_day) == seat
    assert may_learn(made.person, version_id=version_id, on=first_day + timedelta(days=900)) == seat
    assert may_learn_course(made.person, course_id=course.course_id, on=first_day) == seat
    assert may_learn(made.person, version_id=other.plan.version_id, on=first_day) is None
    assert may_learn_any(make_person().person, version_ids=[version_id], on=first_day) is None


@pytest.mark.promise("LRN-08")
def test_a_request_that_waits_opens_nothing(house: Path) -> None:
    course = publish()
    made = make_person()
    ask(made, plan(course))

    found = may_learn(made.person, version_id=course.plan.version_id, on=clock.today())

    assert found is None


@pytest.mark.promise("LRN-08")
def test_a_seat_given_up_closes_its_course(house: Path) -> None:
    course = publish()
    made = complete_person()
    seat = ask(made, plan(course))
    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    assert may_learn_course(made.person, course_id=course.course_id, on=clock.today()) is None


def test_somebody_elses_seat_is_nobodys(house: Path) -> None:
    made, other = complete_person(), complete_person()
    seat = ask(made, plan(publish()))

    assert enrolled(seat.id, made.person) == seat
    assert enrolled(seat.id, other.person) is None


def test_a_new_edition_leaves_who_has_begun_where_they_are(house: Path) -> None:
    course = publish()
    made = complete_person()
    seat = ask(made, plan(course))
    before = course.content("gestes")

    newer = publish_changed()

    after = enrolled(seat.id, made.person)
    assert newer.course_id == course.course_id
    assert current_version(course.course_id) == newer.plan.version_id != seat.version_id
    assert after == seat
    assert activity(before.id) == before
    assert may_learn(made.person, version_id=seat.version_id, on=clock.today()) == seat
    assert may_learn(made.person, version_id=newer.plan.version_id, on=clock.today()) is None


def publish_changed():
    return publish(**{'version = "': 'version = "9.'})


def test_the_newer_edition_is_adopted_by_its_learner_alone(house: Path) -> None:
    made, other = complete_person(), complete_person()
    seat = ask(made, plan(publish()))
    newer = publish_changed().plan.version_id

    with pytest.raises(NoSuchEnrolment):
        adopt_version(enrolment_id=seat.id, person=other.person, version_id=newer)
    adopt_version(enrolment_id=seat.id, person=made.person, version_id=newer)

    after = enrolled(seat.id, made.person)
    assert after is not None
    assert after.version_id == newer


def test_an_edition_of_another_course_is_refused(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))
    other = publish(slug="autre")

    with pytest.raises(OtherCourse):
        adopt_version(enrolment_id=seat.id, person=made.person, version_id=other.plan.version_id)
    with pytest.raises(OtherCourse):
        adopt_version(enrolment_id=seat.id, person=made.person, version_id=uuid4())

    assert enrolled(seat.id, made.person) == seat
