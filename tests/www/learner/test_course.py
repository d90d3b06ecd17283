"""A course page: states, announced and measured time, a newer edition; closed to others (LRN-08)."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.queries import enrolled
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.actions.record_activity import record_activity
from florilege.teaching.progress.enums import Verb
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import begin
from tests.teaching.learners_made import enrol, make_learner, publish
from tests.www.learner.reading import counted, words_of


def course_address(seat_id: object) -> str:
    return reverse("learner:course", args=[seat_id])


def every_address(seat_id: object, attempt_id: object) -> list[tuple[str, str]]:
    """Every address of a course, by method."""
    in_activity = [
        *(("get", "activity", code) for code in ("gestes", "coupe", "fiche", "controle")),
        *(("post", name, "gestes") for name in ("complete", "place", "time")),
        ("post", "start", "controle"),
    ]
    return [
        ("get", course_address(seat_id)),
        ("post", reverse("learner:adopt", args=[seat_id])),
        *(
            (method, reverse(f"learner:{name}", args=[seat_id, code]))
            for method, name, code in in_activity
        ),
        *(
            ("get", reverse(f"learner:{name}", args=[attempt_id]))
            for name in ("attempt", "review", "result")
        ),
        ("post", reverse("learner:review", args=[attempt_id])),
        ("get", reverse("learner:question", args=[attempt_id, 1])),
        ("post", reverse("learner:question", args=[attempt_id, 1])),
    ]


@pytest.mark.promise("LRN-07")
def test_the_plan_shows_states_and_measured_time(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    about = course.content("gestes")
    facts = {"enrolled": seat, "activity_id": about.id, "activity_code": "gestes"}
    open_activity(**facts, at=clock.now())
    record_activity(**facts, verb=Verb.PROGRESSED, at=clock.now(), seconds=12 * 60)
    client = browser(made)
    client.post(reverse("learner:complete", args=[seat.id, "gestes"]))

    words = words_of(client.get(course_address(seat.id)))

    assert "sur 4" in words
    assert "Les gestes 15 min · 12 min mesurées" in words
    assert "Les secondes comptées sont celles" in words


@pytest.mark.promise("LRN-08")
def test_every_address_of_a_course_is_closed_to_other_learners(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    other_in_the_same_course, _ = make_learner(course)
    attempt = begin(seat, course)

    for stranger in (other_in_the_same_course, make_person()):
        client = browser(stranger)
        for method, address in every_address(seat.id, attempt):
            assert getattr(client, method)(address).status_code == 404, address


@pytest.mark.promise("LRN-08")
def test_every_address_of_a_course_is_closed_before_the_first_day(house: Path) -> None:
    course = publish()
    made = make_person()
    seat = enrol(made, course, starts_in=1)
    attempt = begin(seat, course)
    client = browser(made)

    for method, address in every_address(seat.id, attempt):
        assert getattr(client, method)(address).status_code == 404, address


@pytest.mark.promise("LRN-08")
def test_every_address_of_a_course_is_closed_once_the_seat_is_given_up(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    attempt = begin(seat, course)
    withdraw_enrolment(enrolment_id=seat.id, at=clock.now())
    client = browser(made)

    for method, address in every_address(seat.id, attempt):
        assert getattr(client, method)(address).status_code == 404, address


@pytest.mark.promise("LRN-08")
def test_what_is_in_no_edition_of_the_seat_does_not_exist(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)

    assert client.get(course_address(uuid4())).status_code == 404
    address = reverse("learner:activity", args=[seat.id, "autre"])
    assert client.get(address).status_code == 404


def test_strangers_are_led_to_the_sign_in_or_refused(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    client = browser()

    for method, address in every_address(seat.id, begin(seat, course)):
        status = getattr(client, method)(address).status_code
        assert status in (302, 401), address


@pytest.mark.promise("RET-01")
def test_an_edition_that_was_replaced_stays_readable_until_the_learner_goes_over(
    house: Path,
) -> None:
    made, seat = make_learner(publish())
    publish(**{"Les gestes": "Les bons gestes"})
    client = browser(made)

    before = words_of(client.get(course_address(seat.id)))
    client.post(reverse("learner:adopt", args=[seat.id]))
    after = words_of(client.get(course_address(seat.id)))

    assert "Les bons gestes" not in before
    assert "nouvelle édition" in before
    assert "Les bons gestes" in after
    own = enrolled(seat.id, made.person)
    assert own is not None
    assert own.version_id != seat.version_id


def test_a_course_page_takes_few_queries(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    client.get(reverse("learner:activity", args=[seat.id, "gestes"]))
    client.get(course_address(seat.id))

    with counted() as taken:
        client.get(course_address(seat.id))

    assert len(taken) <= 12, taken.statements
