"""ASM-01: marks, results and the deadline that hands in what was saved."""

from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.gate.errors import GateClosed
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import fence, set_limits
from florilege.infra.outbox.subscribing import handles
from florilege.infra.schedule.registering import often_tasks
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.actions.close_overdue_attempts import close_overdue_attempts
from florilege.teaching.assessment.actions.start_attempt import NoAttemptLeft, NotAQuiz
from florilege.teaching.assessment.actions.submit_attempt import AnswersWithheld, submit_attempt
from florilege.teaching.assessment.enums import AttemptState, SubmittedBy
from florilege.teaching.assessment.events import AttemptMarked
from florilege.teaching.assessment.models import Attempt, Outcome
from florilege.teaching.assessment.queries import (
    attempts_in,
    best_outcomes,
    outcome_of,
    points_in,
)
from florilege.teaching.progress.models import ActivityRecord, Completion
from tests.people_made import Made
from tests.teaching.assessment.attempts_made import ALL_RIGHT, answer, begin, hand_in
from tests.teaching.gates import page_of
from tests.teaching.learners_made import make_learner, publish

MINUTE = timedelta(minutes=1)
HEARD: list[AttemptMarked] = []


@handles(AttemptMarked)
def hear(event: AttemptMarked) -> None:
    HEARD.append(event)


def verbs_of(made: Made) -> list[str]:
    rows = ActivityRecord.objects.filter(person=made.person).order_by("at", "verb")
    return list(rows.values_list("verb", flat=True))


def test_all_right_earns_all_and_completes_the_activity(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    for code, value in ALL_RIGHT.items():
        answer(made, attempt, code, value)
    hand_in(made, attempt)

    with page_of(made, Purpose.ASSESSMENT):
        outcome, points = outcome_of(attempt), points_in(attempt)

    assert outcome is not None
    assert (outcome.score, outcome.score_max, outcome.percent) == (11.0, 11.0, 100)
    assert outcome.passed
    assert points == {
        "biseau": 1.0,
        "outils": 2.0,
        "saisons": 3.0,
        "etapes": 3.0,
        "prix": 1.0,
        "vrille": 1.0,
    }
    assert list(Completion.objects.values_list("activity_code", flat=True)) == ["controle"]
    assert verbs_of(made) == ["answered", "completed", "passed"]


def test_a_part_of_an_answer_earns_a_part_of_its_points(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    answer(made, attempt, "outils", ["a"])
    answer(made, attempt, "saisons", ["p1 p1", "p2 p3", "p3 p2"])
    answer(made, attempt, "etapes", ["s2", "s1", "s3", "s4"])
    hand_in(made, attempt)

    with page_of(made, Purpose.ASSESSMENT):
        points, outcome = points_in(attempt), outcome_of(attempt)

    assert outcome is not None
    assert (points["outils"], points["saisons"], points["etapes"]) == (1.0, 1.0, 2.0)
    assert (points["biseau"], outcome.score, outcome.percent) == (0.0, 4.0, 36)
    assert not outcome.passed
    assert verbs_of(made) == ["answered", "failed"]
    assert Completion.objects.count() == 0


def test_handing_in_twice_marks_once(house: Path) -> None:
    HEARD.clear()
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    hand_in(made, attempt)
    hand_in(made, attempt)

    assert Outcome.objects.count() == 1
    assert [event.attempt for event in HEARD] == [attempt]
    assert verbs_of(made) == ["answered", "failed"]


def test_marking_looks_at_the_answers_and_the_look_is_entered(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)
    answer(made, attempt, "biseau", "b")

    with pytest.raises(GateClosed):
        submit_attempt(attempt_id=attempt, person=made.person, at=clock.now())
    hand_in(made, attempt)

    entry = Entry.objects.filter(purpose="assessment").order_by("number").last()
    assert entry is not None
    assert (entry.role, entry.subject_ids, entry.categories) == (
        "learner",
        (made.person,),
        "assessment",
    )


def test_what_was_saved_is_handed_in_at_the_deadline_by_the_worker(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt = begin(seat, course, "epreuve", at=start)
    answer(made, attempt, "eau", "11,5 cm", at=start + MINUTE)
    answer(made, attempt, "lame", "a", at=start + 2 * MINUTE)
    deadline = start + 20 * MINUTE

    before = close_overdue_attempts(at=deadline + timedelta(seconds=5))
    after = close_overdue_attempts(at=deadline + timedelta(hours=3))
    again = close_overdue_attempts(at=deadline + timedelta(hours=3))

    assert (before, after, again) == (0, 1, 0)
    with page_of(made, Purpose.ASSESSMENT):
        (facts,) = attempts_in(seat.id, "epreuve")
        outcome = outcome_of(attempt)
    assert (facts.state, facts.submitted_by) == (AttemptState.SUBMITTED, SubmittedBy.DEADLINE)
    assert facts.submitted_at == deadline
    assert outcome is not None
    assert (outcome.percent, outcome.passed) == (100, True)
    assert verbs_of(made) == ["completed", "passed", "terminated"]


def test_the_worker_looks_as_the_program(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt = begin(seat, course, "epreuve", at=start)
    answer(made, attempt, "eau", "10", at=start)

    often_tasks()["close overdue attempts"](start + 21 * MINUTE)

    entry = Entry.objects.filter(purpose="assessment").order_by("number").last()
    assert entry is not None
    assert (entry.role, entry.actor) == ("system", None)
    assert entry.subject_ids == (made.person,)


def test_an_untimed_attempt_is_never_closed_by_the_worker(house: Path) -> None:
    made, seat = make_learner(course := publish())
    attempt = begin(seat, course)

    assert close_overdue_attempts(at=clock.now() + timedelta(days=400)) == 0
    assert Attempt.objects.get(id=attempt).state == AttemptState.OPEN
    assert answer(made, attempt, "biseau", "b", at=clock.now() + timedelta(days=400)).seq == 1


def test_handing_in_late_is_the_deadlines_work(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt = begin(seat, course, "epreuve", at=start)
    hand_in(made, attempt, at=start + 45 * MINUTE)

    row = Attempt.objects.get(id=attempt)
    assert (row.submitted_by, row.submitted_at) == ("deadline", start + 20 * MINUTE)


def test_a_restricted_persons_attempt_waits_and_the_others_go_on(house: Path) -> None:
    course = publish()
    start = clock.now()
    people = [make_learner(course) for _ in range(2)]
    for made, seat in people:
        attempt = begin(seat, course, "epreuve", at=start)
        answer(made, attempt, "eau", "10", at=start)
    (restricted, seat), _ = people
    set_limits(restricted.person, Standing(restricted=True))

    assert close_overdue_attempts(at=start + 30 * MINUTE) == 1
    waiting = Attempt.objects.get(state=AttemptState.OPEN)
    assert waiting.person == restricted.person
    with page_of(restricted, Purpose.ASSESSMENT), pytest.raises(AnswersWithheld):
        submit_attempt(attempt_id=waiting.id, person=restricted.person, at=clock.now())

    set_limits(restricted.person, Standing())
    assert close_overdue_attempts(at=start + 40 * MINUTE) == 1


def test_a_person_who_is_being_erased_is_not_marked(house: Path) -> None:
    made, seat = make_learner(course := publish())
    start = clock.now()
    attempt = begin(seat, course, "epreuve", at=start)
    answer(made, attempt, "eau", "10", at=start)
    fence(made.person)

    assert close_overdue_attempts(at=start + 30 * MINUTE) == 0
    assert Outcome.objects.count() == 0


def test_attempts_are_limited_and_the_best_result_counts(house: Path) -> None:
    made, seat = make_learner(course := publish())
    for eau in ("10", "99"):
        attempt = begin(seat, course, "epreuve")
        answer(made, attempt, "eau", eau)
        hand_in(made, attempt)

    with pytest.raises(NoAttemptLeft):
        begin(seat, course, "epreuve")
    with page_of(made, Purpose.ASSESSMENT):
        best = best_outcomes([seat.id])

    assert {code: one.percent for code, one in best[seat.id].items()} == {"epreuve": 50}


def test_a_text_cannot_be_attempted(house: Path) -> None:
    _made, seat = make_learner(course := publish())

    with pytest.raises(NotAQuiz):
        begin(seat, course, "gestes")


def test_an_attempt_keeps_the_questions_with_which_it_was_begun(house: Path) -> None:
    made, seat = make_learner(first := publish())
    attempt = begin(seat, first)
    answer(made, attempt, "prix", "12,5")
    publish(**{"answer = 12.5": "answer = 99.0"})
    hand_in(made, attempt)

    with page_of(made, Purpose.ASSESSMENT):
        assert points_in(attempt)["prix"] == 1.0
