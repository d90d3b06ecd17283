"""Hand an attempt in and mark it."""

from datetime import datetime
from fractions import Fraction
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.teaching.assessment.enums import AttemptState, SubmittedBy
from florilege.teaching.assessment.events import AttemptMarked
from florilege.teaching.assessment.models import Attempt, ItemOutcome, Outcome
from florilege.teaching.assessment.queries import answers_in
from florilege.teaching.assessment.rules import is_overdue, mark, marks_of
from florilege.teaching.catalogue import queries as catalogue
from florilege.teaching.catalogue.queries import ItemContent
from florilege.teaching.enrolment.queries import Enrolled, enrolled
from florilege.teaching.progress.actions.complete_activity import complete_activity
from florilege.teaching.progress.actions.record_activity import record_activity
from florilege.teaching.progress.enums import Verb

MarkedItems = list[tuple[ItemContent, Fraction]]


class AnswersWithheld(Exception):
    """The person's data are restricted or erased: their answers may not be opened to mark them."""


def submit_attempt(*, attempt_id: UUID, person: SubjectRef, at: datetime) -> None:
    """Mark the newest answers of an attempt; one that was handed in already stays as it is.

    Past the deadline it is the deadline that hands in, at its own time. The gate must be open for
    ASSESSMENT: marking opens the answers, and the look is entered.

    Raises: AnswersWithheld.
    """
    with transaction.atomic(using=Vault.LEARNING.value):
        attempt = Attempt.objects.select_for_update().get(id=attempt_id, person=person)
        if attempt.state == AttemptState.SUBMITTED:
            return
        marked = _mark_items(attempt)
        outcome = _write_outcome(attempt, marked, at=at)
        handed_in_at = _close(attempt, at=at)
        _enter_history(attempt, outcome, at=handed_in_at)
        event = AttemptMarked(
            person=person,
            enrolment=attempt.enrolment_id,
            activity=attempt.activity_id,
            attempt=attempt.id,
        )
        send(event, vault=Vault.LEARNING, at=at)


def _mark_items(attempt: Attempt) -> MarkedItems:
    answers = answers_in(attempt.id, purpose=Purpose.ASSESSMENT)
    if any(answer.response is None for answer in answers.values()):
        raise AnswersWithheld(str(attempt.id))
    given = {code: answer.response for code, answer in answers.items()}
    items = catalogue.items(attempt.activity_id)
    return [(item, mark(item, given.get(item.code))) for item in items]


def _write_outcome(attempt: Attempt, marked: MarkedItems, *, at: datetime) -> Outcome:
    marks = marks_of(marked)
    outcome = Outcome.objects.create(
        id=uuid4(),
        attempt=attempt,
        person=attempt.person,
        score=_hundredths(marks.points),
        score_max=marks.points_max,
        percent=marks.percent,
        passed=marks.reaches(_passing_percent(attempt)),
        marked_at=at,
    )
    ItemOutcome.objects.bulk_create(
        ItemOutcome(
            id=uuid4(),
            outcome=outcome,
            person=attempt.person,
            item_code=item.code,
            points=_hundredths(points),
            points_max=item.points,
        )
        for item, points in marked
    )
    return outcome


def _passing_percent(attempt: Attempt) -> int:
    quiz = catalogue.activity(attempt.activity_id)
    assert quiz is not None  # editions are never deleted
    assert quiz.quiz is not None
    return quiz.quiz.passing_percent


def _close(attempt: Attempt, *, at: datetime) -> datetime:
    """Hand the attempt in, and give when that was: a deadline hands in at its own time."""
    late = is_overdue(deadline_at=attempt.deadline_at, at=at)
    handed_in_at = attempt.deadline_at if late and attempt.deadline_at else at
    attempt.state = AttemptState.SUBMITTED
    attempt.submitted_at = handed_in_at
    attempt.submitted_by = SubmittedBy.DEADLINE if late else SubmittedBy.LEARNER
    attempt.save(update_fields=["state", "submitted_at", "submitted_by"])
    return handed_in_at


def _enter_history(attempt: Attempt, outcome: Outcome, *, at: datetime) -> None:
    seat = enrolled(attempt.enrolment_id, SubjectRef(attempt.person))
    assert seat is not None  # an attempt is begun with a seat, and both leave together
    by_deadline = attempt.submitted_by == SubmittedBy.DEADLINE
    for verb in (
        Verb.TERMINATED if by_deadline else Verb.ANSWERED,
        Verb.PASSED if outcome.passed else Verb.FAILED,
    ):
        _record(attempt, outcome, verb, seat=seat, at=at)
    if outcome.passed:
        complete_activity(
            enrolled=seat,
            activity_id=attempt.activity_id,
            activity_code=attempt.activity_code,
            at=at,
        )


def _record(
    attempt: Attempt, outcome: Outcome, verb: Verb, *, seat: Enrolled, at: datetime
) -> None:
    marked = verb in {Verb.PASSED, Verb.FAILED}
    record_activity(
        enrolled=seat,
        activity_id=attempt.activity_id,
        activity_code=attempt.activity_code,
        verb=verb,
        at=at,
        score=outcome.score if marked else None,
        score_max=outcome.score_max if marked else None,
        client_id=uuid5(attempt.id, verb.value),
    )


def _hundredths(points: Fraction) -> float:
    return round(float(points), 2)
