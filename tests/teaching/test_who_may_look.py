"""COM-07, SEC-05: progress and results open to the learner and to the trainer of their session."""

from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.gate.errors import Refused
from florilege.infra.journal.models import Entry
from florilege.kernel.access import Verdict
from florilege.kernel.vocabulary import Purpose, Role
from florilege.teaching.assessment.queries import answers_in, best_outcomes, outcome_of
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.queries import history_of, place_in, progress_of_many
from tests.people_made import Made, make_person
from tests.teaching.assessment.attempts_made import answer, begin, hand_in
from tests.teaching.gates import page_of
from tests.teaching.learners_made import Course, make_learner, publish


@pytest.fixture
def course(house: Path) -> Course:
    return publish()


def make_trainer(seat: Enrolled) -> Made:
    made = make_person(roles=(Role.TRAINER,))
    assign_trainer(session_id=seat.session_id, person=made.person, since=seat.starts_on)
    return made


def begun(seat: Enrolled, course: Course) -> None:
    about = course.content("gestes")
    open_activity(enrolled=seat, activity_id=about.id, activity_code="gestes", at=clock.now())


@pytest.mark.promise("COM-07")
def test_the_trainer_of_the_session_sees_progress_and_the_look_is_entered(course: Course) -> None:
    made, seat = make_learner(course)
    begun(seat, course)
    trainer = make_trainer(seat)

    with page_of(trainer, Purpose.TEACHING, role=Role.TRAINER):
        found = progress_of_many([seat.id])

    assert set(found[seat.id]) == {"gestes"}
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert (entry.actor, entry.role, entry.subject_ids, entry.categories) == (
        trainer.person,
        "trainer",
        (made.person,),
        "progress",
    )


@pytest.mark.promise("COM-07")
def test_the_trainer_of_the_session_sees_results_and_answers(course: Course) -> None:
    made, seat = make_learner(course)
    attempt = begin(seat, course)
    answer(made, attempt, "biseau", "b")
    hand_in(made, attempt)
    trainer = make_trainer(seat)

    with page_of(trainer, Purpose.ASSESSMENT, role=Role.TRAINER):
        assert set(best_outcomes([seat.id])[seat.id]) == {"controle"}
        assert set(answers_in(attempt)) == {"biseau"}


@pytest.mark.promise("COM-07")
def test_a_trainer_of_another_session_is_refused(course: Course) -> None:
    made, seat = make_learner(course)
    _other, other_seat = make_learner(course)
    begun(seat, course)
    attempt = begin(seat, course)
    hand_in(made, attempt)
    trainer = make_trainer(other_seat)

    with page_of(trainer, Purpose.TEACHING, role=Role.TRAINER), pytest.raises(Refused) as teaching:
        progress_of_many([seat.id])
    with page_of(trainer, Purpose.ASSESSMENT, role=Role.TRAINER), pytest.raises(Refused) as marks:
        outcome_of(attempt)

    assert teaching.value.verdict is Verdict.REFUSED_SCOPE
    assert marks.value.verdict is Verdict.REFUSED_SCOPE


@pytest.mark.promise("COM-07")
def test_the_trainers_sight_ends_with_the_marking_window(course: Course) -> None:
    _made, seat = make_learner(course)
    begun(seat, course)
    trainer = make_trainer(seat)
    over = clock.now() + timedelta(days=60 + 31)

    with (
        clock.CLOCK.fixed(over),
        page_of(trainer, Purpose.TEACHING, role=Role.TRAINER),
        pytest.raises(Refused),
    ):
        progress_of_many([seat.id])


@pytest.mark.parametrize("role", [Role.OFFICE, Role.OPERATOR, Role.SECURITY, Role.ARCHIVIST])
def test_no_other_role_opens_them(course: Course, role: Role) -> None:
    made, seat = make_learner(course)
    begun(seat, course)
    attempt = begin(seat, course)
    hand_in(made, attempt)
    somebody = make_person(roles=(role,))

    with page_of(somebody, Purpose.TEACHING, role=role), pytest.raises(Refused):
        progress_of_many([seat.id])
    with page_of(somebody, Purpose.ASSESSMENT, role=role), pytest.raises(Refused):
        outcome_of(attempt)


def test_another_learner_is_refused(course: Course) -> None:
    made, seat = make_learner(course)
    begun(seat, course)
    other, _ = make_learner(course)

    with page_of(other, Purpose.TEACHING):
        for read in (
            lambda: progress_of_many([seat.id]),
            lambda: place_in(seat.id, "gestes"),
            lambda: history_of(made.person),
        ):
            with pytest.raises(Refused):
                read()


@pytest.mark.promise("POL-08")
def test_progress_is_not_opened_to_make_recommendations_or_for_security(course: Course) -> None:
    made, seat = make_learner(course)
    begun(seat, course)

    for purpose in (Purpose.PERSONALISATION, Purpose.SECURITY):
        with page_of(made, purpose), pytest.raises(Refused) as refusal:
            progress_of_many([seat.id])
        assert refusal.value.verdict is Verdict.REFUSED_PURPOSE
