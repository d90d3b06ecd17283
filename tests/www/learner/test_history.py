"""LRN-06: the history page, its filter, its totals, its pages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.teaching.progress.actions.record_activity import record_activity
from florilege.teaching.progress.enums import Verb
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.learners_made import enrol, make_learner, publish
from tests.www.learner.reading import counted, words_of

HISTORY = "/espace/historique/"


@pytest.mark.promise("LRN-06", "LRN-07")
def test_days_times_and_results_stand_in_lines_with_a_total(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    facts = {"enrolled": seat, "activity_id": course.content("controle").id}
    at = clock.now()
    for verb, seconds, score in (
        (Verb.PROGRESSED, 600, None),
        (Verb.FAILED, 0, 4.5),
        (Verb.PASSED, 0, 8.0),
        (Verb.COMPLETED, 0, None),
    ):
        record_activity(
            **facts,
            activity_code="controle",
            verb=verb,
            at=at,
            seconds=seconds,
            score=score,
            score_max=11.0 if score else None,
        )

    words = words_of(browser(made).get(HISTORY))

    assert "Le contrôle Premier bouquet 2 tentatives, au mieux 8 sur 11, réussi" in words
    assert "Toutes mes formations 10 min" in words
    assert "Un onglet laissé ouvert ne compte pas" in words


def test_one_course_alone_is_shown_on_request(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    second = publish(slug="second-bouquet", **{"Les gestes": "Autres gestes"})
    other = enrol(made, second)
    for one, plan, seconds in ((seat, course, 120), (other, second, 3600)):
        record_activity(
            enrolled=one,
            activity_id=plan.content("gestes").id,
            activity_code="gestes",
            verb=Verb.PROGRESSED,
            at=clock.now(),
            seconds=seconds,
        )
    client = browser(made)

    both, alone = client.get(HISTORY), client.get(HISTORY, {"cours": str(other.id)})

    assert "Les gestes" in words_of(both)
    assert "Autres gestes" in words_of(both)
    assert "Les gestes" not in words_of(alone)
    assert "Toute la formation 1 h" in words_of(alone)


@pytest.mark.promise("LRN-08")
def test_a_course_of_somebody_else_does_not_exist(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    client = browser(make_person())

    assert client.get(HISTORY, {"cours": str(seat.id)}).status_code == 404
    assert client.get(HISTORY, {"cours": "tout"}).status_code == 404


def test_an_empty_history_says_what_will_stand_there(house: Path) -> None:
    assert "Votre historique se trouvera ici" in words_of(browser(make_person()).get(HISTORY))


def test_a_stranger_is_led_to_the_sign_in(house: Path) -> None:
    assert browser().get(HISTORY)["Location"].startswith(reverse("account:sign_in"))


def test_a_long_history_has_pages_and_takes_the_same_queries(house: Path) -> None:
    course = publish()
    few, seat_of_few = make_learner(course)
    many, seat_of_many = make_learner(course)
    about, noon = course.content("gestes"), clock.now().replace(hour=11)
    for seat, days in ((seat_of_few, 1), (seat_of_many, 40)):
        for day in range(days):
            record_activity(
                enrolled=seat,
                activity_id=about.id,
                activity_code="gestes",
                verb=Verb.PROGRESSED,
                at=noon - timedelta(days=day),
                seconds=60,
                client_id=uuid4(),
            )
    one, other = browser(few), browser(many)
    for client in (one, other):
        client.get(HISTORY)

    with counted() as with_few:
        one.get(HISTORY)
    with counted() as with_many:
        first = other.get(HISTORY)

    assert first.content.decode().count("<time") == 30
    assert other.get(HISTORY, {"page": "2"}).content.decode().count("<time") == 10
    assert len(with_few) == len(with_many) <= 12, with_many.statements


@pytest.mark.promise("LRN-09")
def test_days_are_those_of_the_persons_time_zone(house: Path) -> None:
    course = publish()
    for zone, day in (("Europe/Paris", "2 mars 2027"), ("America/Montreal", "1er mars 2027")):
        made = make_person(time_zone=zone)
        seat = enrol(made, course)
        record_activity(
            enrolled=seat,
            activity_id=course.content("gestes").id,
            activity_code="gestes",
            verb=Verb.PROGRESSED,
            at=datetime(2027, 3, 1, 23, 30, tzinfo=UTC),
            seconds=60,
        )

        assert day in words_of(browser(made).get(HISTORY))
