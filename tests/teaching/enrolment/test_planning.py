"""Planning a session: dates that hold, half-days written once, a course that exists."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.actions.plan_session import DatesRefused, NoSuchCourse
from florilege.teaching.enrolment.enums import HalfDay, SessionPhase, SessionState
from florilege.teaching.enrolment.queries import (
    SessionSearch,
    find_sessions,
    open_sessions,
    session,
    slots_of,
)
from tests.teaching.enrolment.sessions_made import plan
from tests.teaching.learners_made import publish


def test_a_session_is_planned_with_its_half_days(house: Path) -> None:
    session_id = plan(
        publish(),
        starts_on=date(2028, 2, 28),
        ends_on=date(2028, 3, 1),
        modality=Modality.ONSITE,
        place="Atelier",
        weekdays=(0, 1, 2),
        halves=(HalfDay.MORNING, HalfDay.AFTERNOON),
    )

    card = session(session_id)
    assert card is not None
    assert (card.state, card.taken, card.seats_left) == (SessionState.OPEN, 0, 8)
    assert [(slot.on, slot.half_day) for slot in slots_of(session_id)] == [
        (on, half)
        for on in (date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1))
        for half in (HalfDay.MORNING, HalfDay.AFTERNOON)
    ]


@pytest.mark.parametrize("days", [-1, 731])
def test_dates_that_do_not_hold_are_refused(house: Path, days: int) -> None:
    with pytest.raises(DatesRefused):
        plan(publish(), days=days)


def test_a_session_of_one_day_holds(house: Path) -> None:
    assert session(plan(publish(), days=0)) is not None


def test_an_unknown_course_is_refused(house: Path) -> None:
    with pytest.raises(NoSuchCourse):
        plan(publish(), course_id=uuid4())


def test_sessions_are_found_by_words_phase_and_order(house: Path) -> None:
    course = publish()
    past = plan(course, starts_in=-20, days=10, title="Printemps")
    now = plan(course, starts_in=-5, days=10, title="Été")
    later = plan(course, starts_in=30, title="Automne")
    today = clock.today()

    def found(**wanted) -> list:
        search = SessionSearch(on=today, **wanted)
        return [card.id for card in find_sessions(search, start=0, most=10).rows]

    assert found() == [later, now, past]
    assert found(order="soonest") == [past, now, later]
    assert found(order="title") == [later, past, now]
    assert found(words="print") == [past]
    assert found(words="rien", courses=[course.course_id]) == [later, now, past]
    assert found(phase=SessionPhase.MARKING) == [past]
    assert found(phase=SessionPhase.RUNNING) == [now]
    assert found(phase=SessionPhase.COMING) == [later]
    assert found(phase=SessionPhase.OVER) == []
    part = find_sessions(SessionSearch(on=today), start=1, most=1)
    assert (part.count, [card.id for card in part.rows]) == (3, [now])


def test_open_sessions_are_offered_to_their_last_day(house: Path) -> None:
    course = publish()
    session_id = plan(course, days=2)
    last_day = clock.today() + timedelta(days=2)

    offered = [card.id for card in open_sessions(course.course_id, on=last_day)]
    after = open_sessions(course.course_id, on=last_day + timedelta(days=1))

    assert (offered, after) == ([session_id], ())
