"""LRN-06: what is done is done once, and stays done in every later edition."""

from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.outbox.subscribing import handles
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.catalogue.queries import outline
from florilege.teaching.enrolment.actions.adopt_version import adopt_version
from florilege.teaching.enrolment.queries import Enrolled, enrolled
from florilege.teaching.progress.actions.complete_activity import NotOpenedYet, complete_activity
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.enums import ActivityState
from florilege.teaching.progress.events import ActivityCompleted
from florilege.teaching.progress.models import ActivityRecord, Completion
from florilege.teaching.progress.queries import progress_in, progress_of_many
from tests.teaching.gates import page_of
from tests.teaching.learners_made import Course, enrol, make_learner, publish

HEARD: list[ActivityCompleted] = []


@handles(ActivityCompleted)
def hear(event: ActivityCompleted) -> None:
    HEARD.append(event)


def finish(seat: Enrolled, course: Course, code: str) -> None:
    about = course.content(code)
    open_activity(enrolled=seat, activity_id=about.id, activity_code=code, at=clock.now())
    complete_activity(enrolled=seat, activity_id=about.id, activity_code=code, at=clock.now())


def test_completing_twice_is_one_completion_one_record_one_event(house: Path) -> None:
    HEARD.clear()
    course = publish()
    made, seat = make_learner(course)
    finish(seat, course, "gestes")
    finish(seat, course, "gestes")

    assert Completion.objects.count() == 1
    assert ActivityRecord.objects.filter(verb="completed").count() == 1
    activity = course.content("gestes").id
    told = ActivityCompleted(person=made.person, enrolment=seat.id, activity=activity)
    assert [*HEARD] == [told]


def test_what_was_never_opened_cannot_be_completed(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)

    with pytest.raises(NotOpenedYet):
        complete_activity(
            enrolled=seat,
            activity_id=course.content("gestes").id,
            activity_code="gestes",
            at=clock.now(),
        )

    assert Completion.objects.count() == 0


def test_progress_counts_what_is_required(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    finish(seat, course, "gestes")
    finish(seat, course, "fiche")  # optional
    about = course.content("coupe")
    open_activity(enrolled=seat, activity_id=about.id, activity_code="coupe", at=clock.now())

    with page_of(made, Purpose.TEACHING):
        progress = progress_in(seat, course.plan)

    assert (progress.done, progress.required_total, progress.is_complete) == (1, 4, False)
    assert {code: one.state for code, one in progress.activities.items()} == {
        "gestes": ActivityState.DONE,
        "fiche": ActivityState.DONE,
        "coupe": ActivityState.BEGUN,
    }
    assert progress.of("controle").state is ActivityState.NOT_BEGUN


def test_a_newer_edition_keeps_what_was_done(house: Path) -> None:
    made, seat = make_learner(first := publish())
    finish(seat, first, "gestes")
    second = publish(at=clock.now() + timedelta(days=1), **{"Les gestes": "Les bons gestes"})
    adopt_version(enrolment_id=seat.id, person=made.person, version_id=second.plan.version_id)

    own = enrolled(seat.id, made.person)
    assert own is not None
    assert own.version_id != seat.version_id
    with page_of(made, Purpose.TEACHING):
        plan = outline(own.version_id)
        assert plan is not None
        progress = progress_in(own, plan)

    assert progress.done == 1


def test_progress_of_many_is_by_enrolment(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    other = enrol(made, publish(slug="second-bouquet"))
    finish(seat, course, "gestes")

    with page_of(made, Purpose.TEACHING):
        found = progress_of_many([seat.id, other.id])

    assert {key: set(value) for key, value in found.items()} == {seat.id: {"gestes"}}
