"""Read the learning history: by day for the learner, entry by entry for the export."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.catalogue.queries import outlines
from florilege.teaching.enrolment.queries import enrolments_of
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.models import ActivityRecord
from florilege.teaching.progress.queries.looking import look_at_history
from florilege.teaching.progress.rules import Trace
from florilege.teaching.progress.shapes import HistoryLine

CHUNK = 500
_RESULTS = Q(verb__in=[Verb.PASSED, Verb.FAILED])
_OF_A_TRACE = ("activity_code", "verb", "at", "seconds", "score", "score_max")


class HistoryLines(Sequence[HistoryLine]):
    """One line a day and activity, the newest day first. Sliced by a paginator; two queries."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, at: int) -> HistoryLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[HistoryLine]: ...
    def __getitem__(self, at: int | slice) -> HistoryLine | list[HistoryLine]:
        if isinstance(at, int):
            return _line(self._rows[at])
        return [_line(row) for row in self._rows[at]]


def history_of(
    person: SubjectRef, *, enrolment_id: UUID | None = None, purpose: Purpose | None = None
) -> HistoryLines:
    """Give what a learner did, in all courses or in one; days are those of the current zone."""
    records = _records(person, enrolment_id)
    if not look_at_history([person], purpose=purpose):
        records = records.none()
    rows = records.annotate(on=TruncDate("at")).values("on", "enrolment_id", "activity_code")
    summed = rows.annotate(
        began=Min("at"),
        active=Sum("seconds"),
        completions=Count("id", filter=Q(verb=Verb.COMPLETED)),
        results=Count("id", filter=_RESULTS),
        best=Max("score"),
        most=Max("score_max"),
    )
    return HistoryLines(summed.order_by("-on", "-began", "activity_code"))


def seconds_of(
    person: SubjectRef, *, enrolment_id: UUID | None = None, purpose: Purpose | None = None
) -> int:
    """Give a learner's measured time, in all courses or in one. Units: seconds."""
    if not look_at_history([person], purpose=purpose):
        return 0
    return _records(person, enrolment_id).aggregate(total=Sum("seconds"))["total"] or 0


def begun_among(enrolment_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Tell in which of these seats something was done at all. Ids only; nothing is looked at."""
    records = ActivityRecord.objects.filter(enrolment_id__in=set(enrolment_ids))
    return frozenset(records.values_list("enrolment_id", flat=True).distinct())


def traces_of(person: SubjectRef) -> Iterator[Trace]:
    """Give every record with what it is about, in constant memory, in the order of their ids."""
    seats = {seat.id: seat for seat in enrolments_of(person)}
    plans = outlines(seat.version_id for seat in seats.values())
    titles = {
        (plan.version_id, one.code): (one, plan.language)
        for plan in plans.values()
        for one in plan.activities
    }
    for record in _looked_at(person):
        seat = seats[record.enrolment_id]
        about, language = titles.get((seat.version_id, record.activity_code), (None, "fr"))
        yield Trace(
            id=record.id,
            person=person,
            enrolment=record.enrolment_id,
            course=seat.course_id,
            activity_code=record.activity_code,
            activity_kind=about.kind.value if about else "",
            activity_title=about.title if about else "",
            language=language,
            verb=Verb(record.verb),
            at=record.at,
            seconds=record.seconds,
            score=record.score,
            score_max=record.score_max,
        )


def _looked_at(person: SubjectRef) -> Iterator[ActivityRecord]:
    rows = ActivityRecord.objects.filter(person=person).order_by("id")
    after: UUID | None = None
    while chunk := list((rows.filter(id__gt=after) if after else rows)[:CHUNK]):
        look(chunk, *_OF_A_TRACE)
        yield from chunk
        after = chunk[-1].id


def _records(person: SubjectRef, enrolment_id: UUID | None) -> QuerySet[ActivityRecord]:
    records = ActivityRecord.objects.filter(person=person)
    return records.filter(enrolment_id=enrolment_id) if enrolment_id else records


def _line(row: dict[str, Any]) -> HistoryLine:
    return HistoryLine(
        on=row["on"],
        enrolment_id=row["enrolment_id"],
        activity_code=row["activity_code"],
        began_at=row["began"],
        seconds=row["active"] or 0,
        completed=bool(row["completions"]),
        results=row["results"],
        score=row["best"],
        score_max=row["most"],
    )
