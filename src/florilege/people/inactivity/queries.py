"""Read questions: which left, which are over, and what one person may expect."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from florilege.infra import policy
from florilege.infra.retention.suspending import Still, stand_still
from florilege.kernel.retention import Period
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.quiet import Quiet, quiet_since
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.rules import InactivityRule, clock_from
from florilege.people.inactivity.tokens import hashed

BATCH = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """A quiet person on a day: their last sign, from when their clock runs, what stops it now.

    `question` is the one that was asked after this very sign.
    """

    person: SubjectRef
    sign: date
    clock: date
    still: Still | None
    question: Question | None


def rule() -> InactivityRule:
    """Give the rule of the charter in force."""
    deadlines = policy.charter().deadlines
    return InactivityRule(
        quiet=Period(months=deadlines.inactivity_months),
        answer=Period(months=deadlines.inactivity_answer_months),
    )


def quiet_people(until: date, *, on: date) -> Iterator[list[Judged]]:
    """Give, in batches, the people who gave no sign after a day, as their clocks are on a day."""
    for batch in quiet_since(until, size=BATCH):
        people = [quiet.person for quiet in batch]
        questions = {SubjectRef(q.person): q for q in Question.objects.filter(person__in=people)}
        yield judged(batch, questions, on=on)


def judged(
    quiet: Collection[Quiet], questions: Mapping[SubjectRef, Question], *, on: date
) -> list[Judged]:
    """Tell whose clock stands still on a day, and from when the others' runs."""
    still = stand_still(one.person for one in quiet)
    return [_judged(one, still.get(one.person), questions.get(one.person), on) for one in quiet]


def asked_by(token: str) -> SubjectRef | None:
    """Tell whose link this is; None if it was used or its account has ended."""
    found = Question.objects.filter(token_hash=hashed(token)).values_list("person", flat=True)
    person = found.first()
    return SubjectRef(person) if person else None


def questions_left_by(until: date) -> Iterator[list[Question]]:
    """Give, in batches, questions whose message left on a day or before."""
    rows = Question.objects.filter(left_on__lte=until).order_by("person")
    last = None
    while batch := list((rows.filter(person__gt=last) if last else rows)[:BATCH]):
        yield batch
        last = batch[-1].person


def _judged(quiet: Quiet, still: Still | None, question: Question | None, on: date) -> Judged:
    stops = still is not None and still.until >= on
    past = still.until if still is not None and not stops else None
    return Judged(
        person=quiet.person,
        sign=quiet.since,
        clock=clock_from(quiet.since, stood_until=past),
        still=still if stops else None,
        question=question if question is not None and question.since == quiet.since else None,
    )
