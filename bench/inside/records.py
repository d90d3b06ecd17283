"""Learning records in bulk: what a person leaves in years of courses."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

from bench.inside.errands import BENCH
from bench.inside.people import add_person
from bench.inside.school import seat_people
from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.enums import AttemptState, SubmittedBy
from florilege.teaching.assessment.models import Attempt, AttemptStep
from florilege.teaching.catalogue.models import Activity
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.models import ActivityRecord

BATCH = 5_000
SEALED_PART = 0.3  # answers to quizzes; the rest are times and places, which are not sealed
STEPS_AN_ATTEMPT = 50


def add_records(*, seat: str, count: int) -> None:
    """Write a learner's history: records of activity, and answers sealed under their key."""
    sealed = int(count * SEALED_PART)
    add_history([seat], each=count - sealed)
    _add_answers(Enrolment.objects.get(id=seat), count=sealed)


def add_history(seats: Sequence[str], *, each: int) -> None:
    """Write records of activity for many seats."""
    at, activity = clock.now() - timedelta(days=300), Activity.objects.order_by("code")[0]
    learners = Enrolment.objects.filter(id__in=seats) if len(seats) < BATCH else Enrolment.objects
    rows = (
        ActivityRecord(
            id=uuid4(),
            person=person,
            enrolment_id=seat,
            activity_id=activity.id,
            activity_code=activity.code,
            verb=Verb.PROGRESSED if number else Verb.INITIALIZED,
            at=at + timedelta(minutes=number),
            seconds=30,
            client_id=uuid4(),
        )
        for seat, person in learners.values_list("id", "person")
        for number in range(each)
    )
    while batch := list(islice(rows, BATCH)):
        ActivityRecord.objects.bulk_create(batch)


def _add_answers(seat: Enrolment, *, count: int) -> None:
    quiz = Activity.objects.filter(kind="quiz")[0]
    at = clock.now() - timedelta(days=200)
    with opened(actor=PROGRAM, purposes=(Purpose.ASSESSMENT,), route=BENCH):
        for begun in range(0, count, STEPS_AN_ATTEMPT):
            attempt = _add_attempt(seat, quiz, at=at + timedelta(minutes=begun))
            AttemptStep.objects.bulk_create(
                AttemptStep(
                    id=uuid4(),
                    attempt=attempt,
                    person=seat.person,
                    seq=number,
                    item_code=f"q{number % 8}",
                    response={"text": "Couper la phrase avant qu’elle ne lasse son lecteur."},
                    at=at + timedelta(minutes=begun, seconds=number),
                    client_id=uuid4(),
                )
                for number in range(min(STEPS_AN_ATTEMPT, count - begun))
            )


def _add_attempt(seat: Enrolment, quiz: Activity, *, at: datetime) -> Attempt:
    return Attempt.objects.create(
        id=uuid4(),
        person=seat.person,
        enrolment_id=seat.id,
        activity_id=quiz.id,
        activity_code=quiz.code,
        state=AttemptState.SUBMITTED,
        started_at=at,
        submitted_at=at,
        submitted_by=SubmittedBy.LEARNER,
    )


def learner_with_records(*, name: str, session: str, course: str, count: int) -> str:
    """Make a person with a seat and records; give the person's id."""
    person = add_person(name)
    (seat,) = seat_people(session, course, [person])
    add_records(seat=seat, count=count)
    return person
