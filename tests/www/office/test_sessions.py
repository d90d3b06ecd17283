"""The office's sessions: searched, sorted, paged, and planned with checked dates."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.enums import HalfDay
from florilege.teaching.enrolment.queries import SessionSearch, find_sessions, slots_of
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import Course, publish
from tests.www.learner.reading import counted, words_of

HOME = "/bureau/"
PLAN = "/bureau/sessions/nouvelle/"


@pytest.fixture
def office(house: Path):
    return browser(make_person(roles=(Role.OFFICE,)))


@pytest.mark.parametrize("address", [HOME, PLAN])
def test_the_office_is_closed_to_others(house: Path, address: str) -> None:
    assert browser().get(address).status_code == 302
    assert browser(make_person()).get(address).status_code == 403
    assert browser(make_person(roles=(Role.TRAINER,))).get(address).status_code == 403


def test_an_empty_office_says_how_to_begin(office) -> None:
    words = words_of(office.get(HOME))

    assert "Aucune session n’est encore prévue" in words
    assert "Prévoir une session" in words


def test_sessions_stand_with_their_seats_and_who_waits(office) -> None:
    session_id = plan(publish(), title="Hiver 2027", capacity=1)
    ask(complete_person(), session_id)
    ask(complete_person(), session_id)

    words = words_of(office.get(HOME))

    assert "Hiver 2027" in words
    assert "1 / 1" in words
    assert "En cours" in words


def test_sessions_are_searched_by_their_own_words_or_their_courses(office) -> None:
    course = publish(**{'title = "Premier bouquet"': 'title = "Éveil des sens"'})
    plan(course, title="Hiver 2027")
    plan(publish(slug="autre"), title="Printemps 2027", starts_in=90)

    assert titles_on(office, q="hiver") == ["Hiver 2027"]
    assert titles_on(office, q="eveil") == ["Hiver 2027"]
    assert titles_on(office, phase="coming") == ["Printemps 2027"]
    assert titles_on(office, order="soonest") == ["Hiver 2027", "Printemps 2027"]
    assert titles_on(office, phase="nimporte") == ["Printemps 2027", "Hiver 2027"]
    assert "Aucune session ne répond à ces mots" in words_of(office.get(HOME, {"q": "zzz"}))


def titles_on(client, **query: str) -> list[str]:
    words = words_of(client.get(HOME, query))
    known = ("Hiver 2027", "Printemps 2027")
    return sorted((t for t in known if t in words), key=words.index)


def test_thirty_sessions_stand_on_a_page_and_the_search_is_kept(office) -> None:
    course = publish()
    for number in range(31):
        plan(course, title=f"Groupe {number}", starts_in=number)

    first = office.get(HOME, {"order": "soonest"})
    second = office.get(HOME, {"order": "soonest", "page": "2"})

    assert "Groupe 29" in words_of(first)
    assert "Groupe 30" not in words_of(first)
    assert "?order=soonest&amp;page=2" in first.content.decode()
    assert "Groupe 30" in words_of(second)
    assert office.get(HOME, {"page": "douze"}).status_code == 200


def test_the_list_takes_the_same_queries_for_one_session_and_for_thirty(office) -> None:
    course = publish()
    ask(complete_person(), plan(course))
    with counted() as for_one:
        office.get(HOME)
    for _ in range(29):
        plan(course)

    with counted() as for_many:
        office.get(HOME)

    assert len(for_one) == len(for_many) <= 6, for_one.statements


def planned(course: Course, /, **changed: object) -> dict[str, object]:
    today = clock.today()
    return {
        "course": str(course.course_id),
        "title": "Hiver 2027",
        "starts_on": (today + timedelta(days=7)).isoformat(),
        "ends_on": (today + timedelta(days=20)).isoformat(),
        "capacity": "8",
        "modality": "mixed",
        "place": "Atelier, Angers",
        "weekdays": ["1"],
        "halves": ["morning", "afternoon"],
        **changed,
    }


def test_a_session_is_planned_with_its_half_days(office) -> None:
    course = publish()

    answer = office.post(PLAN, planned(course), follow=True)

    [card] = find_sessions(SessionSearch(on=clock.today()), start=0, most=9).rows
    assert answer.redirect_chain == [(reverse("office:session", args=[card.id]), 302)]
    assert "La session est prévue" in words_of(answer)
    slots = slots_of(card.id)
    assert {slot.on.weekday() for slot in slots} == {1}
    assert [slot.half_day for slot in slots][:2] == [HalfDay.MORNING, HalfDay.AFTERNOON]
    assert len(slots) == 4


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"starts_on": "2020-01-01"}, "Ce jour est passé"),
        ({"ends_on": "2020-01-01"}, "Le dernier jour précède le premier."),
        ({"ends_on": "2090-01-01"}, "Une session dure deux ans au plus."),
        ({"capacity": "0"}, "supérieure ou égale à 1"),
        ({"place": ""}, "Dites où le groupe se réunit."),
        ({"halves": []}, "Choisissez des jours et des demi-journées ensemble, ou rien."),
        ({"weekdays": []}, "Choisissez des jours et des demi-journées ensemble, ou rien."),
        ({"weekdays": ["6"]}, "6"),
        ({"course": "00000000-0000-0000-0000-000000000000"}, "00000000"),
    ],
)
def test_a_plan_that_does_not_hold_says_why_and_keeps_what_was_typed(
    office, changed: dict[str, object], sentence: str
) -> None:
    course = publish()

    answer = office.post(PLAN, planned(course, **changed))

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert 'value="Hiver 2027"' in answer.content.decode()
    assert find_sessions(SessionSearch(on=clock.today()), start=0, most=9).count == 0


def test_without_course_nothing_can_be_planned(office) -> None:
    assert "Il n’y a pas encore de formation" in words_of(office.get(PLAN))
