"""ID-03 in a browser: asking for a seat, giving the phone once, giving the seat up."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose
from florilege.people.identity.queries import profile_of
from florilege.teaching.enrolment.actions.change_session_state import change_session_state
from florilege.teaching.enrolment.actions.complete_enrolment import complete_enrolment
from florilege.teaching.enrolment.enums import EnrolmentState, SessionState
from florilege.teaching.enrolment.queries import enrolments_of
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import PHONE, ask, complete_person, plan
from tests.teaching.learners_made import publish
from tests.www.learner.reading import counted, words_of

COURSE = "/formations/premier-bouquet/"


def enrol_at(session_id) -> str:
    return reverse("public:enrol", args=["premier-bouquet", session_id])


def phone_of(made: Made) -> str | None:
    profile = profile_of(made.person)
    assert profile is not None
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route="test"):
        look([profile], "phone", "given_name")
        return profile.phone


def states_of(made: Made) -> list[EnrolmentState]:
    return [seat.state for seat in enrolments_of(made.person)]


def test_a_stranger_signs_in_and_comes_back(house: Path) -> None:
    session_id = plan(publish())

    answer = browser().get(enrol_at(session_id))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account:sign_in"))
    assert str(session_id) in answer["Location"]


@pytest.mark.promise("ID-03")
def test_the_phone_is_asked_at_the_first_enrolment_and_confirms_it(house: Path) -> None:
    course = publish()
    first, second = plan(course), plan(course)
    made = make_person()
    client = browser(made)
    assert 'name="phone"' in client.get(enrol_at(first)).content.decode()

    answer = client.post(enrol_at(first), {"phone": "06 39 98 12 34"}, follow=True)

    assert answer.redirect_chain == [(COURSE, 302)]
    assert "Votre place est confirmée" in words_of(answer)
    assert states_of(made) == [EnrolmentState.CONFIRMED]
    assert phone_of(made) == PHONE
    page = client.get(enrol_at(second)).content.decode()
    assert 'name="phone"' not in page
    client.post(enrol_at(second))
    assert states_of(made) == [EnrolmentState.CONFIRMED, EnrolmentState.CONFIRMED]


@pytest.mark.promise("ID-03")
def test_without_the_phone_the_request_waits_and_says_why(house: Path) -> None:
    session_id = plan(publish())
    made = make_person()
    client = browser(made)

    answer = client.post(enrol_at(session_id), {"phone": ""}, follow=True)

    assert "le numéro de téléphone manque" in words_of(answer)
    assert states_of(made) == [EnrolmentState.REQUESTED]
    again = client.get(enrol_at(session_id))
    assert "le numéro de téléphone manque" in words_of(again)
    client.post(enrol_at(session_id), {"phone": PHONE})
    assert states_of(made) == [EnrolmentState.CONFIRMED]


@pytest.mark.promise("ID-03")
def test_fields_sent_by_hand_are_not_stored(house: Path) -> None:
    session_id = plan(publish())
    made = make_person(given_name="Odile")
    sent = {
        "phone": PHONE,
        "given_name": "Autre",
        "birth_date": "1990-01-01",
        "person": str(uuid4()),
        "state": "completed",
        "goals": "tout",
    }

    browser(made).post(enrol_at(session_id), sent)

    profile = profile_of(made.person)
    assert profile is not None
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route="test"):
        look([profile], "given_name")
        assert profile.given_name == "Odile"
    assert profile.__dict__["goals"] is None
    assert states_of(made) == [EnrolmentState.CONFIRMED]


@pytest.mark.promise("ID-03")
def test_a_phone_sent_by_hand_does_not_replace_the_one_that_is_known(house: Path) -> None:
    session_id = plan(publish())
    made = complete_person()

    browser(made).post(enrol_at(session_id), {"phone": "06 39 98 99 99"})

    assert phone_of(made) == PHONE


def test_an_unreadable_phone_keeps_what_was_typed(house: Path) -> None:
    session_id = plan(publish())
    made = make_person()

    answer = browser(made).post(enrol_at(session_id), {"phone": "appelez-moi"})

    assert answer.status_code == 422
    assert "Nous ne lisons pas là un numéro de téléphone" in words_of(answer)
    assert 'value="appelez-moi"' in answer.content.decode()
    assert states_of(made) == []


def test_the_page_says_beside_the_field_what_it_is_for(house: Path) -> None:
    session_id = plan(publish())

    words = words_of(browser(make_person()).get(enrol_at(session_id)))

    assert "Seul le secrétariat le voit, jamais un formateur" in words


def test_a_full_session_says_so_before_and_after(house: Path) -> None:
    session_id = plan(publish(), capacity=1)
    ask(complete_person(), session_id)
    made = complete_person()
    client = browser(made)
    assert "Toutes les places sont prises" in words_of(client.get(enrol_at(session_id)))

    answer = client.post(enrol_at(session_id), follow=True)

    assert "il ne reste pas de place" in words_of(answer)
    assert states_of(made) == [EnrolmentState.REQUESTED]


def test_a_session_that_closed_meanwhile_says_so(house: Path) -> None:
    session_id = plan(publish())
    made = complete_person()
    client = browser(made)
    change_session_state(session_id=session_id, state=SessionState.CLOSED)

    answer = client.post(enrol_at(session_id), follow=True)

    assert "Cette session ne prend plus de demandes" in words_of(answer)
    assert states_of(made) == []


def test_a_session_of_another_course_is_not_there(house: Path) -> None:
    publish()
    other = plan(publish(slug="autre"))
    client = browser(complete_person())

    assert client.get(enrol_at(other)).status_code == 404
    assert client.post(enrol_at(other)).status_code == 404
    assert client.get(enrol_at(uuid4())).status_code == 404


def test_a_seat_is_given_up_after_a_page_that_says_what_follows(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))
    client, address = browser(made), reverse("public:withdraw", args=[seat.id])
    assert "va à qui l’attend" in words_of(client.get(address))
    assert states_of(made) == [EnrolmentState.CONFIRMED]

    answer = client.post(address, follow=True)

    assert "Votre place est rendue" in words_of(answer)
    assert states_of(made) == [EnrolmentState.WITHDRAWN]
    assert client.get(address).status_code == 404


def test_somebody_elses_seat_cannot_be_given_up(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))
    client, address = browser(complete_person()), reverse("public:withdraw", args=[seat.id])

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert browser().post(address).status_code in (302, 401)
    assert states_of(made) == [EnrolmentState.CONFIRMED]


def test_a_completed_course_is_not_given_up(house: Path) -> None:
    made = complete_person()
    seat = ask(made, plan(publish()))
    complete_enrolment(enrolment_id=seat.id, at=clock.now())

    answer = browser(made).post(reverse("public:withdraw", args=[seat.id]), follow=True)

    assert "Vous avez achevé cette formation" in words_of(answer)
    assert states_of(made) == [EnrolmentState.COMPLETED]


def test_the_form_takes_the_same_queries_for_one_seat_and_for_many(house: Path) -> None:
    course = publish()
    made, session_id = complete_person(), plan(course)
    ask(made, plan(course))
    client = browser(made)
    client.get(enrol_at(session_id))
    with counted() as for_one:
        client.get(enrol_at(session_id))
    for _ in range(8):
        ask(made, plan(course))

    with counted() as for_many:
        client.get(enrol_at(session_id))

    assert len(for_one) == len(for_many) <= 12, for_one.statements
