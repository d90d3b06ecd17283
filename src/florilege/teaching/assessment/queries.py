"""Read attempts, answers and results. Each look is entered; the page declares the purpose."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from florilege.infra.gate.looking import disclosed, look
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.enums import AttemptState, SubmittedBy
from florilege.teaching.assessment.models import Attempt, AttemptStep, ItemOutcome, Outcome
from florilege.teaching.assessment.rules import answered_elsewhere
from florilege.teaching.assessment.shapes import Answer, AttemptFacts, OutcomeFacts

_OF_AN_ATTEMPT = ("activity_code", "state", "started_at", "deadline_at", "submitted_at")
_OF_AN_OUTCOME = ("score", "score_max", "percent", "passed", "marked_at")


def attempt_of(attempt_id: UUID, *, person: SubjectRef) -> AttemptFacts | None:
    """Give a person's own attempt to decide with; somebody else's is None. Nothing is looked at."""
    row = Attempt.objects.filter(id=attempt_id, person=person).first()
    return _facts(row) if row else None


def open_attempt(enrolment_id: UUID, activity_code: str) -> UUID | None:
    """Name the attempt that is under way at a quiz."""
    rows = Attempt.objects.filter(enrolment_id=enrolment_id, activity_code=activity_code)
    return rows.filter(state=AttemptState.OPEN).values_list("id", flat=True).first()


def attempts_in(
    enrolment_id: UUID, activity_code: str, *, purpose: Purpose | None = None
) -> tuple[AttemptFacts, ...]:
    """Give the attempts at a quiz, the newest first."""
    found = Attempt.objects.filter(enrolment_id=enrolment_id, activity_code=activity_code)
    rows = list(found.order_by("-started_at"))
    look(rows, *_OF_AN_ATTEMPT, purpose=purpose)
    return tuple(map(_facts, rows))


def answers_in(attempt_id: UUID, *, purpose: Purpose | None = None) -> dict[str, Answer]:
    """Give the newest answer to each item that was answered, by item code."""
    steps = list(newest_steps(attempt_id))
    look(steps, "item_code", "response", "at", purpose=purpose)
    return {
        step.item_code: Answer(
            item_code=step.item_code,
            response=None if isinstance(step.response, Withheld) else step.response,
            at=step.at,
            seq=step.seq,
        )
        for step in steps
    }


def newest_steps(attempt_id: UUID) -> QuerySet[AttemptStep]:
    """Give the step that counts of each item, unopened."""
    steps = AttemptStep.objects.filter(attempt_id=attempt_id)
    newest = steps.values("item_code").annotate(newest=Max("seq")).values("newest")
    return steps.filter(seq__in=newest)


def answered_elsewhere_at(
    attempt_id: UUID, item_code: str, *, seen_seq: int, window_id: UUID
) -> datetime | None:
    """Tell when another window gave the answer that counts, if this one has not seen it."""
    steps = AttemptStep.objects.filter(attempt_id=attempt_id, item_code=item_code)
    newest = steps.order_by("-seq").values("seq", "window_id", "at").first()
    if newest is None or not answered_elsewhere(
        newest_seq=newest["seq"],
        newest_window=newest["window_id"],
        seen_seq=seen_seq,
        window=window_id,
    ):
        return None
    return newest["at"]


def outcome_of(attempt_id: UUID, *, purpose: Purpose | None = None) -> OutcomeFacts | None:
    """Give the result of an attempt that was handed in; none while it may not be used."""
    rows = list(Outcome.objects.filter(attempt_id=attempt_id).select_related("attempt"))
    return next(iter(_outcomes(rows, purpose=purpose)), None)


def points_in(attempt_id: UUID, *, purpose: Purpose | None = None) -> dict[str, float]:
    """Give the points of each item of an attempt that was handed in, by item code."""
    rows = list(ItemOutcome.objects.filter(outcome__attempt_id=attempt_id))
    look(rows, "item_code", "points", purpose=purpose)
    return {row.item_code: row.points for row in disclosed(rows, "points")}


def outcomes_in(
    enrolment_ids: Iterable[UUID], *, purpose: Purpose | None = None
) -> dict[UUID, tuple[OutcomeFacts, ...]]:
    """Give all results by enrolment, the oldest first. One query, whatever their number."""
    rows = Outcome.objects.filter(attempt__enrolment_id__in=set(enrolment_ids))
    ordered = list(rows.select_related("attempt").order_by("marked_at"))
    found: dict[UUID, list[OutcomeFacts]] = defaultdict(list)
    for facts in _outcomes(ordered, purpose=purpose):
        found[facts.enrolment_id].append(facts)
    return {enrolment_id: tuple(outcomes) for enrolment_id, outcomes in found.items()}


def marked_codes(enrolment_id: UUID) -> frozenset[str]:
    """Give the quizzes that have a result, only to decide with. Nothing is looked at."""
    marked = Outcome.objects.filter(attempt__enrolment_id=enrolment_id)
    return frozenset(marked.values_list("attempt__activity_code", flat=True))


def best_outcomes(
    enrolment_ids: Iterable[UUID], *, purpose: Purpose | None = None
) -> dict[UUID, dict[str, OutcomeFacts]]:
    """Give the best result in each quiz, by enrolment and then by activity code."""
    best: dict[UUID, dict[str, OutcomeFacts]] = {}
    for enrolment_id, outcomes in outcomes_in(enrolment_ids, purpose=purpose).items():
        # Sorted by percent, so that the best of each quiz is written last.
        ordered = sorted(outcomes, key=lambda facts: facts.percent)
        best[enrolment_id] = {facts.activity_code: facts for facts in ordered}
    return best


def _facts(row: Attempt) -> AttemptFacts:
    return AttemptFacts(
        id=row.id,
        person=SubjectRef(row.person),
        enrolment_id=row.enrolment_id,
        activity_id=row.activity_id,
        activity_code=row.activity_code,
        state=AttemptState(row.state),
        started_at=row.started_at,
        deadline_at=row.deadline_at,
        submitted_at=row.submitted_at,
        submitted_by=SubmittedBy(row.submitted_by) if row.submitted_by else None,
    )


def _outcomes(rows: list[Outcome], *, purpose: Purpose | None = None) -> list[OutcomeFacts]:
    look(rows, *_OF_AN_OUTCOME, purpose=purpose)
    return [
        OutcomeFacts(
            attempt_id=row.attempt_id,
            enrolment_id=row.attempt.enrolment_id,
            activity_code=row.attempt.activity_code,
            score=row.score,
            score_max=row.score_max,
            percent=row.percent,
            passed=row.passed,
            marked_at=row.marked_at,
        )
        for row in disclosed(rows, "percent")
    ]
