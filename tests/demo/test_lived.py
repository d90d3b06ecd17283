"""The script of the lived months: the same each time, in the order of time, and plausible."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from demo.lived.acts.enrolling import AskForSeat, PlanSession
from demo.lived.acts.entering import OpenAccount
from demo.lived.acts.leaving import DeleteAccount
from demo.lived.acts.studying import LookAtCourse
from demo.lived.answers import answer_to
from demo.lived.courses import Course, Quiz
from demo.lived.moments import Moment
from demo.lived.noting import Counter, Note, read_note, write_note
from demo.lived.people import invent_learners
from demo.lived.school import School, read_school
from demo.lived.script import fingerprint, script_of

from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.passwords import weaknesses
from florilege.teaching.assessment.rules import mark
from florilege.teaching.assessment.rules.responses import response_of
from florilege.teaching.catalogue.enums import ActivityKind, ItemKind
from florilege.teaching.catalogue.queries import ItemContent, OutlineActivity, QuizSettings

SCHOOLS = Path(__file__).resolve().parents[2] / "demo" / "schools"
ENDS_AT = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
BODIES: Mapping[ItemKind, dict[str, object]] = {
    ItemKind.SINGLE_CHOICE: {
        "choices": [{"id": "a", "correct": True}, {"id": "b", "correct": False}]
    },
    ItemKind.MULTIPLE_CHOICE: {
        "choices": [
            {"id": "a", "correct": True},
            {"id": "b", "correct": True},
            {"id": "c", "correct": False},
        ]
    },
    ItemKind.MATCH: {
        "pairs": [
            {"id": "p1", "left": "pivoine", "right": "focale"},
            {"id": "p2", "left": "ruscus", "right": "feuillage"},
            {"id": "p3", "left": "muflier", "right": "ligne"},
        ]
    },
    ItemKind.ORDER: {"sequence": [{"id": "s1"}, {"id": "s2"}, {"id": "s3"}]},
    ItemKind.NUMERIC: {"answer": 33.3, "tolerance": 0.5, "unit": "%"},
    ItemKind.TEXT_ENTRY: {"accepted": ["camaïeu", "monochrome"]},
}


def item(kind: ItemKind) -> ItemContent:
    return ItemContent(
        id=UUID(int=1),
        code=kind.value,
        kind=kind,
        points=2,
        prompt_html="",
        explanation_html="",
        body=BODIES[kind],
    )


def course(slug: str) -> Course:
    kinds = [ActivityKind.TEXT, ActivityKind.VIDEO, ActivityKind.QUIZ, ActivityKind.DOCUMENT]
    activities = tuple(
        OutlineActivity(
            id=UUID(int=number),
            code=f"{slug}-{number}",
            kind=kind,
            title="",
            minutes=20,
            required=True,
            position=number,
        )
        for number, kind in enumerate(kinds)
    )
    settings = QuizSettings(passing_percent=70, attempts=0, minutes=0, introduction_html="")
    quiz = Quiz(settings=settings, items=tuple(item(kind) for kind in ItemKind))
    return Course(slug=slug, activities=activities, quizzes={f"{slug}-2": quiz})


@pytest.fixture(scope="module", params=["corolle", "academie"])
def school(request: pytest.FixtureRequest) -> School:
    return read_school(SCHOOLS / request.param, ends_at=ENDS_AT)


@pytest.fixture(scope="module")
def script(school: School) -> list[Moment]:
    return script_of(school, {one.course: course(one.course) for one in school.sessions})


def test_a_school_is_as_large_as_a_real_one(school: School) -> None:
    today = legal_day(ENDS_AT)

    assert len(invent_learners(school)) >= 100
    for slug in {one.course for one in school.sessions}:
        sessions = [one for one in school.sessions if one.course == slug]
        assert sum(one.ends_on < today for one in sessions) in {2, 3}
        assert sum(one.starts_on <= today <= one.ends_on for one in sessions) == 2
        assert sum(one.starts_on > today for one in sessions) == 2


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 7, 15), date(2028, 2, 29)])
@pytest.mark.parametrize("name", ["corolle", "academie"])
def test_sessions_have_titles_of_their_own_on_any_day(name: str, on: date) -> None:
    ends_at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)

    sessions = read_school(SCHOOLS / name, ends_at=ends_at).sessions

    assert len({one.title for one in sessions}) == len(sessions)
    assert {(one.starts_on - on).days < -200 for one in sessions} == {True, False}


def test_everybody_shown_has_a_password_that_the_sign_up_would_take(school: School) -> None:
    shown = [one for one in school.staff if one.password]

    assert {one.role for one in shown} == set(Role) - {Role.ANONYMOUS, Role.SYSTEM, Role.CONTACT}
    for one in shown:
        about = [one.given_name, one.family_name, one.email]
        assert weaknesses(one.password, least_length=12, about=about) == []


def test_invented_people_have_addresses_and_phones_that_nobody_has(school: School) -> None:
    learners = invent_learners(school)

    assert all(one.email.endswith(".example") for one in (*learners, *school.staff))
    assert all(re.fullmatch(r"\+3363998\d{4}", one.phone) for one in learners)
    for attribute in ("email", "pseudonym", "phone"):
        assert len({getattr(one, attribute) for one in learners}) == len(learners)


def test_script_is_the_same_each_time(school: School, script: list[Moment]) -> None:
    again = script_of(school, {one.course: course(one.course) for one in school.sessions})
    later = replace(school, seed=school.seed + 1)
    other = script_of(later, {one.course: course(one.course) for one in school.sessions})

    assert fingerprint(again) == fingerprint(script)
    assert fingerprint(other) != fingerprint(script)


def test_script_goes_forward_in_time_and_ends_now(school: School, script: list[Moment]) -> None:
    times = [one.at for one in script]

    assert times == sorted(times)
    assert times[-1] == ENDS_AT
    assert timedelta(days=230) < times[-1] - times[0] <= timedelta(weeks=35)
    assert {one.at.tzinfo for one in script} == {UTC}


def test_nobody_acts_before_they_entered_or_after_they_left(script: list[Moment]) -> None:
    entered: set[str] = set()
    left: set[str] = set()
    for one in script:
        if isinstance(one.act, OpenAccount):
            entered.add(one.act.email)
        elif email := whose(one):
            assert email in entered - left, one
        if isinstance(one.act, DeleteAccount):
            left.add(one.act.email)

    assert len(left) == 3


def whose(one: Moment) -> str:
    lesson = getattr(one.act, "lesson", None)
    return str(getattr(lesson or one.act, "email", ""))


def test_seats_are_asked_for_in_sessions_that_are_planned(script: list[Moment]) -> None:
    planned: set[str] = set()
    asked: set[tuple[str, str]] = set()
    for one in script:
        if isinstance(one.act, PlanSession):
            planned.add(one.act.session.title)
        if isinstance(one.act, AskForSeat):
            assert one.act.session in planned
            asked.add((one.act.email, one.act.session))
        if isinstance(one.act, LookAtCourse):
            assert (one.act.email, one.act.session) in asked

    assert len(asked) > 100


@pytest.mark.parametrize("kind", list(ItemKind))
def test_answers_are_right_or_wrong_as_they_are_meant(kind: ItemKind) -> None:
    chance = Random(7)
    about = item(kind)

    right = [answer_to(about, right=True, chance=chance) for _ in range(50)]
    wrong = [answer_to(about, right=False, chance=chance) for _ in range(50)]

    assert {mark(about, response_of(one)) for one in right} == {2}
    assert all(mark(about, response_of(one)) < 2 for one in wrong)


def test_what_was_noted_is_read_back(tmp_path: Path) -> None:
    note = Note(school="corolle", learners=9, begins_at=ENDS_AT, ends_at=ENDS_AT, script="abc")

    write_note(note, data=tmp_path)
    with Counter(tmp_path) as counter:
        before = counter.read()
        counter.write(4711)
    with Counter(tmp_path) as counter:
        after = counter.read()

    assert read_note(tmp_path) == note
    assert (before, after) == (0, 4711)
    assert read_note(tmp_path / "elsewhere") is None
