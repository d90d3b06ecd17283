"""Read who teaches which session."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.models import SessionTrainer, TrainingSession
from florilege.teaching.enrolment.queries.sessions import counted, marked_since
from florilege.teaching.enrolment.shapes import Duty, SessionCard, Teaching, Unseen

_SHOWN = ("session", "since", "until")


def look_at_trainers(session_ids: Iterable[UUID]) -> tuple[Teaching, ...]:
    """Give who teaches sessions, to be shown; the look is entered. One query."""
    unseen = unseen_trainers(session_ids)
    look_together(unseen.sight)
    return unseen.values


def look_at_own_teaching(person: SubjectRef) -> tuple[Teaching, ...]:
    """Give a trainer's own part in sessions, to be shown to them; the look is entered."""
    unseen = _unseen(SessionTrainer.objects.filter(person=person))
    look_together(unseen.sight)
    return unseen.values


def unseen_trainers(session_ids: Iterable[UUID]) -> Unseen[Teaching]:
    """Give who teaches sessions with the sight to look at, for pages that look at more."""
    return _unseen(SessionTrainer.objects.filter(session_id__in=set(session_ids)))


def sessions_taught(person: SubjectRef, *, on: date) -> tuple[SessionCard, ...]:
    """Give the sessions that a trainer runs on a day, their marking windows included.

    Sessions to come are among them; their learners are not shown yet. The soonest first.
    """
    taught = TrainingSession.objects.filter(
        id__in=SessionTrainer.objects.filter(teaching_on(on), person=person).values("session"),
        ends_on__gte=marked_since(on),
    )
    return tuple(counted(taught.order_by("starts_on", "id")))


def taught_session(session_id: UUID, *, person: SubjectRef, on: date) -> SessionCard | None:
    """Give a session whose learners a trainer sees on a day: from its first day on (COM-07)."""
    taught = TrainingSession.objects.filter(
        in_window(on),
        id=session_id,
        id__in=SessionTrainer.objects.filter(teaching_on(on), person=person).values("session"),
    )
    return next(iter(counted(taught)), None)


def unseen_sessions_to_hand_over(person: SubjectRef, *, on: date) -> Unseen[Duty]:
    """Give the sessions of which a trainer's part runs on, or is to begin. One query."""
    rows = SessionTrainer.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on),
        person=person,
        session__ends_on__gte=marked_since(on),
    )
    parts = list(rows.select_related("session").order_by("session__starts_on", "id"))
    return Unseen(sight=(parts, ("session",)), values=tuple(map(_duty, parts)))


def teaching_on(on: date) -> Q:
    """Rows of trainers who teach on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def in_window(on: date, *, prefix: str = "") -> Q:
    """Sessions from their first day to the end of their marking window."""
    return Q(**{f"{prefix}starts_on__lte": on, f"{prefix}ends_on__gte": marked_since(on)})


def _unseen(found: QuerySet[SessionTrainer]) -> Unseen[Teaching]:
    rows = list(found.order_by("since", "id"))
    return Unseen(sight=(rows, _SHOWN), values=tuple(map(_teaching, rows)))


def _teaching(row: SessionTrainer) -> Teaching:
    return Teaching(
        session_id=row.session_id,
        person=SubjectRef(row.person),
        since=row.since,
        until=row.until,
    )


def _duty(row: SessionTrainer) -> Duty:
    return Duty(row.session_id, row.session.title, row.session.starts_on, row.session.ends_on)
