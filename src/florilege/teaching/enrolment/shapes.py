"""What the enrolment room tells other rooms and pages: plain values, no models."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from florilege.infra.gate.looking import Sight
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.enums import EnrolmentState, HalfDay, SessionPhase, SessionState
from florilege.teaching.enrolment.rules import phase_on

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Unseen(Generic[Value]):
    """Values that may be shown once their sight was looked at, alone or together with others."""

    sight: Sight
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person's seat: opaque ids, a state and days."""

    id: UUID
    person: SubjectRef
    session_id: UUID
    course_id: UUID
    version_id: UUID
    state: EnrolmentState
    starts_on: date
    ends_on: date
    asked_at: datetime
    carried_minutes: int | None = None  # credited by the system that the school had before


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session with how many seats are taken and how many people wait. It names nobody."""

    id: UUID
    course_id: UUID
    title: str
    starts_on: date
    ends_on: date
    marking_until: date
    capacity: int
    modality: Modality
    place: str
    state: SessionState
    taken: int
    waiting: int

    @property
    def seats_left(self) -> int:
        return max(0, self.capacity - self.taken)

    def phase_on(self, day: date) -> SessionPhase:
        return phase_on(
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            marking_until=self.marking_until,
            on=day,
        )


@dataclass(frozen=True, slots=True)
class HalfDaySlot:
    id: UUID
    on: date
    half_day: HalfDay
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Duty:
    """A session as one who teaches it hands it over."""

    session_id: UUID
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Teaching:
    """A trainer's part in a session."""

    session_id: UUID
    person: SubjectRef
    since: date
    until: date | None
