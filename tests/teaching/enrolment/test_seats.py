"""Seats under haste: of two who want the last one, one waits; a freed seat goes to who waits."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections

from florilege.infra import clock
from florilege.teaching.enrolment.actions.complete_enrolment import complete_enrolment
from florilege.teaching.enrolment.actions.confirm_enrolment import confirm_enrolment
from florilege.teaching.enrolment.actions.request_enrolment import request_enrolment
from florilege.teaching.enrolment.actions.withdraw_enrolment import (
    CompletedAlready,
    withdraw_enrolment,
)
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import enrolled, enrolments_of, session
from florilege.teaching.enrolment.seating import NoSeatLeft
from tests.people_made import make_person
from tests.teaching.enrolment.sessions_made import (
    ask,
    complete_person,
    letters_about_seats,
    plan,
)
from tests.teaching.learners_made import publish


def test_the_last_seat_is_given_once(house: Path) -> None:
    session_id = plan(publish(), capacity=3)
    people = [complete_person() for _ in range(8)]
    start = Barrier(len(people), timeout=60)

    def hurry(person):
        try:
            start.wait()
            return request_enrolment(person=person, session_id=session_id, at=clock.now()).state
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        states = list(pool.map(hurry, [made.person for made in people]))

    assert Counter(states) == {EnrolmentState.CONFIRMED: 3, EnrolmentState.REQUESTED: 5}
    card = session(session_id)
    assert card is not None
    assert (card.taken, card.waiting) == (3, 5)


def test_one_person_who_asks_many_times_at_once_has_one_seat(house: Path) -> None:
    session_id = plan(publish(), capacity=3)
    made = complete_person()
    start = Barrier(6, timeout=60)

    def hurry(_):
        try:
            start.wait()
            return request_enrolment(person=made.person, session_id=session_id, at=clock.now()).id
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        ids = set(pool.map(hurry, range(6)))

    assert len(ids) == 1
    assert len(enrolments_of(made.person)) == 1
    assert len(letters_about_seats(made)) == 1


def test_a_freed_seat_goes_to_the_first_who_can_take_it(house: Path) -> None:
    session_id = plan(publish(), capacity=1)
    holder, without_phone, next_one, last = (
        complete_person(),
        make_person(),
        complete_person(),
        complete_person(),
    )
    seats = [ask(made, session_id) for made in (holder, without_phone, next_one, last)]

    withdraw_enrolment(enrolment_id=seats[0].id, at=clock.now())

    people = (holder, without_phone, next_one, last)
    after = [enrolled(seat.id, made.person) for seat, made in zip(seats, people, strict=True)]
    assert [seat.state for seat in after if seat] == [
        EnrolmentState.WITHDRAWN,
        EnrolmentState.REQUESTED,
        EnrolmentState.CONFIRMED,
        EnrolmentState.REQUESTED,
    ]
    assert [kind for kind, _, _ in letters_about_seats(holder)] == [
        "enrolment_confirmed",
        "enrolment_withdrawn",
    ]
    assert [kind for kind, _, _ in letters_about_seats(next_one)] == [
        "enrolment_waiting",
        "enrolment_confirmed",
    ]


def test_the_office_cannot_give_more_seats_than_there_are(house: Path) -> None:
    session_id = plan(publish(), capacity=1)
    ask(complete_person(), session_id)
    waiting = ask(complete_person(), session_id)

    with pytest.raises(NoSeatLeft):
        confirm_enrolment(enrolment_id=waiting.id, at=clock.now())


def test_giving_up_twice_is_giving_up_once(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))

    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())
    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    assert [kind for kind, _, _ in letters_about_seats(made)] == [
        "enrolment_confirmed",
        "enrolment_withdrawn",
    ]


def test_a_completed_course_keeps_its_seat(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))

    assert complete_enrolment(enrolment_id=seat.id, at=clock.now()) is True
    assert complete_enrolment(enrolment_id=seat.id, at=clock.now()) is False
    with pytest.raises(CompletedAlready):
        withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    card = session(seat.session_id)
    assert card is not None
    assert card.taken == 1
