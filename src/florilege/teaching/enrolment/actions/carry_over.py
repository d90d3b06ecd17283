"""Write what another system kept of past trainings: sessions, half-days, trainers, seats.

Each thing has the id that its line was given, so that doing it again changes nothing more. No
letter is written about what is long over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from florilege.infra.clock import LEGAL_ZONE
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.enums import EnrolmentState, HalfDay, SessionState
from florilege.teaching.enrolment.models import Enrolment, SessionTrainer, Slot, TrainingSession

ALIAS = Vault.LEARNING.value
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class PastSession:
    id: UUID
    course_id: UUID
    title: str
    starts_on: date
    ends_on: date
    capacity: int
    modality: Modality
    place: str


@dataclass(frozen=True, slots=True)
class PastHalfDay:
    id: UUID
    session_id: UUID
    on: date
    half_day: HalfDay
    hours: tuple[time, time]


@dataclass(frozen=True, slots=True)
class PastTrainer:
    id: UUID
    session_id: UUID
    person: SubjectRef
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class PastSeat:
    """A seat and what came of it: `minutes` are those that the old system had credited."""

    id: UUID
    person: SubjectRef
    session_id: UUID
    course_id: UUID
    version_id: UUID
    state: EnrolmentState
    asked_on: date
    ended_on: date | None
    minutes: int | None


def carry_sessions(sessions: Iterable[PastSession], *, at: datetime) -> None:
    """Write sessions that take nobody any more."""
    with transaction.atomic(using=ALIAS):
        for one in sessions:
            said = {
                "course_id": one.course_id,
                "title": one.title,
                "starts_on": one.starts_on,
                "ends_on": one.ends_on,
                "capacity": one.capacity,
                "modality": one.modality,
                "place": one.place,
            }
            TrainingSession.objects.update_or_create(
                id=one.id,
                defaults=said,
                create_defaults=said | {"state": SessionState.CLOSED, "planned_at": at},
            )


def carry_half_days(half_days: Iterable[PastHalfDay]) -> None:
    with transaction.atomic(using=ALIAS):
        for one in half_days:
            begins, ends = one.hours
            Slot.objects.update_or_create(
                session_id=one.session_id,
                on=one.on,
                half_day=one.half_day,
                defaults={
                    "starts_at": datetime.combine(one.on, begins, LEGAL_ZONE),
                    "ends_at": datetime.combine(one.on, ends, LEGAL_ZONE),
                },
                create_defaults={
                    "id": one.id,
                    "starts_at": datetime.combine(one.on, begins, LEGAL_ZONE),
                    "ends_at": datetime.combine(one.on, ends, LEGAL_ZONE),
                },
            )


def carry_trainers(trainers: Iterable[PastTrainer]) -> None:
    with transaction.atomic(using=ALIAS):
        for one in trainers:
            days = {"since": one.since, "until": one.until}
            SessionTrainer.objects.update_or_create(
                session_id=one.session_id,
                person=one.person,
                defaults=days,
                create_defaults=days | {"id": one.id},
            )


def carry_seats(seats: Sequence[PastSeat]) -> None:
    """Write seats with what came of them; one that stands already takes the outcome over."""
    with transaction.atomic(using=ALIAS):
        for one in seats:
            said = _outcome(one)
            Enrolment.objects.update_or_create(
                person=one.person,
                session_id=one.session_id,
                defaults=said,
                create_defaults=said
                | {"id": one.id, "course_id": one.course_id, "version_id": one.version_id},
            )


def _outcome(one: PastSeat) -> dict[str, object]:
    asked = datetime.combine(one.asked_on, _NOON, LEGAL_ZONE)
    ended = datetime.combine(one.ended_on, _NOON, LEGAL_ZONE) if one.ended_on else None
    is_withdrawn = one.state is EnrolmentState.WITHDRAWN
    return {
        "state": one.state,
        "asked_at": asked,
        "confirmed_at": None if is_withdrawn else asked,
        "withdrawn_at": ended or asked if is_withdrawn else None,
        "completed_at": ended if one.state is EnrolmentState.COMPLETED else None,
        "carried_minutes": one.minutes,
    }
