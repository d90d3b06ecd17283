"""Read sessions: they name nobody, so nothing here needs the gate."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from florilege.infra import policy
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.enums import (
    EnrolmentState,
    HalfDay,
    SessionPhase,
    SessionState,
)
from florilege.teaching.enrolment.models import Enrolment, Slot, TrainingSession
from florilege.teaching.enrolment.rules import SEATED, last_day_of_marking
from florilege.teaching.enrolment.shapes import HalfDaySlot, SessionCard

_ORDERS = {
    "soonest": ("starts_on", "id"),
    "latest": ("-starts_on", "id"),
    "title": ("title", "id"),
}
ORDERS = tuple(_ORDERS)


@dataclass(frozen=True, slots=True)
class SessionSearch:
    """What the office looks for: words in a title or courses, a phase, an order."""

    on: date
    words: str = ""
    courses: Collection[UUID] = ()
    phase: SessionPhase | None = None
    order: str = "latest"


@dataclass(frozen=True, slots=True)
class FoundSessions:
    count: int
    rows: tuple[SessionCard, ...]


def session(session_id: UUID) -> SessionCard | None:
    return sessions([session_id]).get(session_id)


def sessions(session_ids: Iterable[UUID]) -> dict[UUID, SessionCard]:
    """Give sessions by id. One query."""
    found = TrainingSession.objects.filter(id__in=set(session_ids))
    return {card.id: card for card in counted(found)}


def taught_until(on: date) -> tuple[SessionCard, ...]:
    """Give the sessions with learners that last to a day or beyond it, the soonest first."""
    seats = Enrolment.objects.filter(state__in=SEATED).values("session")
    found = TrainingSession.objects.filter(ends_on__gte=on, id__in=seats)
    return tuple(counted(found.order_by("starts_on", "id")))


def open_sessions(course_id: UUID, *, on: date) -> tuple[SessionCard, ...]:
    """Give the sessions of a course in which a seat may be asked for, the soonest first."""
    return open_sessions_of([course_id], on=on).get(course_id, ())


def open_sessions_of(
    course_ids: Iterable[UUID], *, on: date
) -> dict[UUID, tuple[SessionCard, ...]]:
    """Give open sessions by course. One query."""
    found = TrainingSession.objects.filter(
        course_id__in=set(course_ids), state=SessionState.OPEN, ends_on__gte=on
    )
    by_course: dict[UUID, list[SessionCard]] = defaultdict(list)
    for card in counted(found.order_by("starts_on", "id")):
        by_course[card.course_id].append(card)
    return {course_id: tuple(cards) for course_id, cards in by_course.items()}


def find_sessions(search: SessionSearch, *, start: int, most: int) -> FoundSessions:
    """Give a part of the sessions that fit a search, and how many fit. Two queries."""
    found = TrainingSession.objects.all()
    if search.words:
        found = found.filter(Q(title__icontains=search.words) | Q(course_id__in=search.courses))
    if search.phase is not None:
        found = found.filter(_in_phase(search.phase, on=search.on))
    ordered = found.order_by(*_ORDERS[search.order])
    return FoundSessions(count=found.count(), rows=tuple(counted(ordered[start : start + most])))


def slots_of(session_id: UUID) -> tuple[HalfDaySlot, ...]:
    """Give a session's half-days in their order."""
    rows = Slot.objects.filter(session_id=session_id).order_by("starts_at")
    return tuple(_half_day(row) for row in rows)


def next_slots(
    session_ids: Iterable[UUID], *, at: datetime, most: int
) -> list[tuple[UUID, HalfDaySlot]]:
    """Give the soonest half-days that are not over, with their sessions, in one query."""
    rows = Slot.objects.filter(session_id__in=list(session_ids), ends_at__gt=at)
    return [(row.session_id, _half_day(row)) for row in rows.order_by("starts_at")[:most]]


def _half_day(row: Slot) -> HalfDaySlot:
    return HalfDaySlot(
        id=row.id,
        on=row.on,
        half_day=HalfDay(row.half_day),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def counted(found: QuerySet[TrainingSession], *, part: slice = slice(None)) -> list[SessionCard]:
    """Count taken seats and waiting people of sessions, in the same query."""
    marking_days = policy.charter().deadlines.marking_days
    rows = found.annotate(
        taken=Count("enrolments", filter=Q(enrolments__state__in=SEATED)),
        waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.REQUESTED)),
    )
    return [
        SessionCard(
            id=row.id,
            course_id=row.course_id,
            title=row.title,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            marking_until=last_day_of_marking(ends_on=row.ends_on, marking_days=marking_days),
            capacity=row.capacity,
            modality=Modality(row.modality),
            place=row.place,
            state=SessionState(row.state),
            taken=row.taken,
            waiting=row.waiting,
        )
        for row in rows[part]
    ]


def marked_since(on: date) -> date:
    """Give the oldest last day of a session that is still marked on a day."""
    return on - timedelta(days=policy.charter().deadlines.marking_days)


def _in_phase(phase: SessionPhase, *, on: date) -> Q:
    """What `rules.phase_on` says, asked of the database."""
    last_marked = marked_since(on)
    return {
        SessionPhase.COMING: Q(starts_on__gt=on),
        SessionPhase.RUNNING: Q(starts_on__lte=on, ends_on__gte=on),
        SessionPhase.MARKING: Q(ends_on__lt=on, ends_on__gte=last_marked),
        SessionPhase.OVER: Q(ends_on__lt=last_marked),
    }[phase]
