"""LRN-06: the history by day, its totals, and its xAPI statements in the export."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils import timezone

from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.record_activity import record_activity
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.queries import history_of, seconds_of
from tests.teaching.gates import page_of
from tests.teaching.learners_made import Course, enrol, make_learner, publish


def note(
    seat: Enrolled,
    course: Course,
    verb: Verb,
    at: datetime,
    *,
    seconds: int = 0,
    score: float | None = None,
) -> None:
    record_activity(
        enrolled=seat,
        activity_id=course.content("controle").id,
        activity_code="controle",
        verb=verb,
        at=at,
        seconds=seconds,
        score=score,
        score_max=None if score is None else 10.0,
    )


def test_a_day_is_one_line_with_time_and_best_result(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    noon = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    for minutes, verb, seconds, score in (
        (0, Verb.PROGRESSED, 30, None),
        (1, Verb.PROGRESSED, 25, None),
        (2, Verb.FAILED, 0, 4.0),
        (3, Verb.PASSED, 0, 8.0),
        (3, Verb.COMPLETED, 0, None),
    ):
        at = noon + timedelta(minutes=minutes)
        note(seat, course, verb, at, seconds=seconds, score=score)
    note(seat, course, Verb.PROGRESSED, noon - timedelta(days=1), seconds=10)

    with page_of(made, Purpose.TEACHING):
        lines = history_of(made.person)
        today, yesterday = lines[0:30]
        total = seconds_of(made.person)

    assert len(lines) == 2
    assert (today.seconds, today.completed, today.results) == (55, True, 2)
    assert (today.score, today.score_max) == (8.0, 10.0)
    assert (yesterday.seconds, yesterday.completed, yesterday.results) == (10, False, 0)
    assert total == 65


def test_days_are_those_of_the_readers_zone(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    note(seat, course, Verb.PROGRESSED, datetime(2027, 3, 1, 23, 30, tzinfo=UTC), seconds=30)

    with page_of(made, Purpose.TEACHING):
        with timezone.override(ZoneInfo("Europe/Paris")):
            (paris,) = history_of(made.person)[0:1]
        with timezone.override(ZoneInfo("America/Montreal")):
            (montreal,) = history_of(made.person)[0:1]

    assert (paris.on.isoformat(), montreal.on.isoformat()) == ("2027-03-02", "2027-03-01")


def test_one_course_alone_can_be_asked_for(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    other = enrol(made, publish(slug="second-bouquet"))
    note(seat, course, Verb.PROGRESSED, clock.now(), seconds=30)
    note(other, course, Verb.PROGRESSED, clock.now(), seconds=7)

    with page_of(made, Purpose.TEACHING):
        assert seconds_of(made.person, enrolment_id=other.id) == 7
        assert [line.seconds for line in history_of(made.person, enrolment_id=seat.id)[0:9]] == [30]


def test_nothing_is_shown_while_the_person_is_restricted(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    note(seat, course, Verb.PROGRESSED, clock.now(), seconds=30)
    set_limits(made.person, Standing(restricted=True))

    with page_of(made, Purpose.TEACHING):
        assert len(history_of(made.person)) == 0
        assert seconds_of(made.person) == 0


def test_the_export_carries_every_record_as_a_statement(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    stranger, strangers_seat = make_learner(course)
    for number in range(3):
        at = clock.now() + timedelta(seconds=number)
        note(seat, course, Verb.PROGRESSED, at, seconds=30)
    note(seat, course, Verb.PASSED, clock.now(), score=8.0)
    note(strangers_seat, course, Verb.PASSED, clock.now(), score=9.0)
    (rendering,) = (r for r in REGISTRY.renderings() if "xapi" in r.file)

    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        statements = list(rendering.rows(made.person))

    told = json.dumps(statements)
    assert len({one["id"] for one in statements}) == 4
    assert {one["actor"]["account"]["name"] for one in statements} == {str(made.person)}
    assert {one["object"]["definition"]["name"]["fr"] for one in statements} == {"Le contrôle"}
    assert str(stranger.person) not in told
    for planted in (made.email, "Jeanne", "+33639981234"):
        assert planted not in told


def test_records_of_an_activity_that_left_the_course_are_told_too(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    record_activity(
        enrolled=seat,
        activity_id=uuid4(),
        activity_code="disparue",
        verb=Verb.COMPLETED,
        at=clock.now(),
    )
    (rendering,) = (r for r in REGISTRY.renderings() if "xapi" in r.file)

    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        (statement,) = rendering.rows(made.person)

    assert statement["object"]["id"].endswith("/activities/disparue")
