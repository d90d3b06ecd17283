"""Plan a training session with its half-days."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.clock import LEGAL_ZONE
from florilege.kernel.vocabulary import Vault
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.catalogue.queries import current_version
from florilege.teaching.enrolment.enums import HalfDay
from florilege.teaching.enrolment.models import Slot, TrainingSession
from florilege.teaching.enrolment.rules import MOST_DAYS, half_days, hours_of


class NoSuchCourse(Exception):
    """The course is not in the catalogue."""


class DatesRefused(Exception):
    """A session ends on or after its first day, and lasts two years at most."""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What the office decides. `weekdays` are counted from Monday, 0; none means no half-day."""

    course_id: UUID
    title: str
    starts_on: date
    ends_on: date
    capacity: int
    modality: Modality
    place: str = ""
    weekdays: Collection[int] = field(default=())
    halves: Collection[HalfDay] = field(default=())


def plan_session(plan: SessionPlan, *, at: datetime) -> UUID:
    """Write a session that is open for enrolment, and give its id.

    Raises: NoSuchCourse, DatesRefused.
    """
    if not 0 <= (plan.ends_on - plan.starts_on).days < MOST_DAYS:
        raise DatesRefused
    if current_version(plan.course_id) is None:
        raise NoSuchCourse(str(plan.course_id))
    with transaction.atomic(using=Vault.LEARNING.value):
        session = TrainingSession.objects.create(
            id=uuid4(),
            course_id=plan.course_id,
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            capacity=plan.capacity,
            modality=plan.modality,
            place=plan.place,
            planned_at=at,
        )
        Slot.objects.bulk_create(_slots(plan, session))
    return session.id


def _slots(plan: SessionPlan, session: TrainingSession) -> list[Slot]:
    slots = []
    for on, half in half_days(
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        weekdays=plan.weekdays,
        halves=plan.halves,
    ):
        starts_at, ends_at = hours_of(on, half, zone=LEGAL_ZONE)
        slots.append(
            Slot(
                id=uuid4(),
                session=session,
                on=on,
                half_day=half,
                starts_at=starts_at,
                ends_at=ends_at,
            )
        )
    return slots
