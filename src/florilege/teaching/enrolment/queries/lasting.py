"""Read until when people are in a training, many at once, as those see it who keep time."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import CharField, Max, Value
from django.db.models.functions import Coalesce

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment, SessionTrainer

LEARNS, TEACHES = "learns", "teaches"


def last_days(people: Collection[SubjectRef]) -> list[tuple[SubjectRef, str, date]]:
    """Give the last day of the latest session that each learns in or teaches, the latest last.

    A seat that was given up does not count. One query.
    """
    seats = Enrolment.objects.filter(person__in=people).exclude(state=EnrolmentState.WITHDRAWN)
    learning = seats.values_list("person", _does(LEARNS)).annotate(last=Max("session__ends_on"))
    duties = SessionTrainer.objects.filter(person__in=people)
    until = Max(Coalesce("until", "session__ends_on"))
    teaching = duties.values_list("person", _does(TEACHES)).annotate(last=until)
    found = learning.union(teaching, all=True)
    return sorted(
        ((SubjectRef(person), does, last) for person, does, last in found), key=lambda row: row[2]
    )


def _does(word: str) -> Value:
    return Value(word, output_field=CharField())


def customers_among(course_id: UUID, people: Collection[SubjectRef]) -> set[SubjectRef]:
    """Give those of the people who took a training: their seat was confirmed and not given up."""
    seats = Enrolment.objects.filter(
        course_id=course_id,
        person__in=people,
        state__in=(EnrolmentState.CONFIRMED, EnrolmentState.COMPLETED),
    )
    return {SubjectRef(person) for person in seats.values_list("person", flat=True)}
