"""ID-03: a seat is confirmed with name, address and phone; without one of them it waits and says why."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.keys.people import set_limits
from florilege.kernel.access import Standing
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.enrolment.actions.change_session_state import change_session_state
from florilege.teaching.enrolment.actions.confirm_enrolment import confirm_enrolment
from florilege.teaching.enrolment.actions.request_enrolment import (
    EnrolmentsClosed,
    request_enrolment,
)
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.enums import EnrolmentState, Needed, SessionState
from florilege.teaching.enrolment.queries import (
    enrolled,
    learners_of,
    missing_of,
    session,
)
from florilege.teaching.enrolment.seating import NoSuchEnrolment, NoSuchSession, StillMissing
from tests.people_made import make_person
from tests.teaching.enrolment.sessions_made import (
    PHONE,
    ask,
    complete_person,
    letters_about_seats,
    plan,
)
from tests.teaching.learners_made import publish


def test_a_complete_request_is_confirmed_at_once(house: Path) -> None:
    course = publish()
    made = complete_person()

    seat = ask(made, plan(course, title="Hiver, le matin"))

    assert seat.state is EnrolmentState.CONFIRMED
    assert (seat.course_id, seat.version_id) == (course.course_id, course.plan.version_id)
    [(kind, title, text)] = letters_about_seats(made)
    assert (kind, title) == (
        "enrolment_confirmed",
        f"Votre place est confirmée\u00a0: {course.plan.title}",
    )
    assert "Hiver, le matin" in text
    assert "/formations/premier-bouquet/" in text


def test_the_letter_is_written_in_the_persons_language(house: Path) -> None:
    made = complete_person(language="en")

    ask(made, plan(publish()))

    [(_, title, text)] = letters_about_seats(made)
    assert title.startswith("Your seat is confirmed: ")
    assert "First day: " in text


@pytest.mark.promise("ID-03")
def test_without_a_phone_the_seat_waits_and_the_letter_says_why(house: Path) -> None:
    made = make_person()
    session_id = plan(publish())

    seat = ask(made, session_id)

    assert seat.state is EnrolmentState.REQUESTED
    assert missing_of(made.person) == (Needed.PHONE,)
    [(kind, _, text)] = letters_about_seats(made)
    assert kind == "enrolment_waiting"
    assert "- le numéro de téléphone manque" in text
    assert f"/formations/premier-bouquet/inscription/{session_id}/" in text


@pytest.mark.promise("ID-03")
def test_giving_the_phone_later_confirms_what_waited(house: Path) -> None:
    made = make_person()
    seat = ask(made, plan(publish()))

    edit_profile(person=made.person, changes={"phone": PHONE}, at=clock.now())

    after = enrolled(seat.id, made.person)
    assert after is not None
    assert after.state is EnrolmentState.CONFIRMED
    assert [kind for kind, _, _ in letters_about_seats(made)] == [
        "enrolment_waiting",
        "enrolment_confirmed",
    ]


@pytest.mark.promise("ID-03")
@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({"given_name": " "}, Needed.NAME),
        ({"family_name": ""}, Needed.NAME),
        ({"phone": ""}, Needed.PHONE),
        ({"phone": None}, Needed.PHONE),
    ],
)
def test_the_office_cannot_confirm_without_the_minimum(
    house: Path, changes: dict[str, str | None], needed: Needed
) -> None:
    made = complete_person()
    edit_profile(person=made.person, changes=changes, at=clock.now())
    seat = ask(made, plan(publish()))

    with pytest.raises(StillMissing) as refusal:
        confirm_enrolment(enrolment_id=seat.id, at=clock.now())

    assert refusal.value.needed == (needed,)
    after = enrolled(seat.id, made.person)
    assert after is not None
    assert after.state is EnrolmentState.REQUESTED


def test_a_restricted_person_is_not_confirmed(house: Path) -> None:
    made = complete_person()
    set_limits(made.person, Standing(restricted=True))

    seat = ask(made, plan(publish()))

    assert seat.state is EnrolmentState.REQUESTED
    assert letters_about_seats(made) == []


def test_asking_again_changes_nothing(house: Path) -> None:
    made = complete_person()
    session_id = plan(publish())
    first = ask(made, session_id)

    again = ask(made, session_id)

    assert again == first
    assert len(letters_about_seats(made)) == 1


def test_a_seat_given_up_is_asked_for_anew_at_the_end_of_the_queue(house: Path) -> None:
    first, second = complete_person(), complete_person()
    session_id = plan(publish())
    seat = ask(first, session_id)
    ask(second, session_id)
    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())

    again = ask(first, session_id)

    assert (again.id, again.state) == (seat.id, EnrolmentState.CONFIRMED)
    assert [one.person for one in learners_of(session_id)] == [second.person, first.person]


def test_a_full_session_keeps_requests_in_their_order(house: Path) -> None:
    session_id = plan(publish(), capacity=1)
    first, second = complete_person(), complete_person()
    ask(first, session_id)

    waiting = ask(second, session_id)

    assert waiting.state is EnrolmentState.REQUESTED
    card = session(session_id)
    assert card is not None
    assert (card.taken, card.waiting, card.seats_left) == (1, 1, 0)
    [(kind, _, text)] = letters_about_seats(second)
    assert kind == "enrolment_waiting"
    assert "- il ne reste pas de place" in text


def test_a_closed_session_takes_no_request(house: Path) -> None:
    session_id = plan(publish())
    change_session_state(session_id=session_id, state=SessionState.CLOSED)

    with pytest.raises(EnrolmentsClosed):
        ask(complete_person(), session_id)


def test_a_session_takes_requests_to_its_last_day(house: Path) -> None:
    session_id = plan(publish(), days=3)
    made, late = complete_person(), complete_person()
    last_day = clock.now() + timedelta(days=3)

    request_enrolment(person=made.person, session_id=session_id, at=last_day)
    with pytest.raises(EnrolmentsClosed):
        request_enrolment(
            person=late.person, session_id=session_id, at=last_day + timedelta(days=1)
        )

    assert [seat.person for seat in learners_of(session_id)] == [made.person]


def test_what_is_not_there_cannot_be_asked_for(house: Path) -> None:
    with pytest.raises(NoSuchSession):
        ask(complete_person(), uuid4())
    with pytest.raises(NoSuchEnrolment):
        confirm_enrolment(enrolment_id=uuid4(), at=clock.now())
