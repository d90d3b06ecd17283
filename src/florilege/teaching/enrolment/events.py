"""What the enrolment room tells others."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class EnrolmentConfirmed:
    person: SubjectRef
    enrolment: UUID


@dataclass(frozen=True, slots=True)
class EnrolmentWaiting:
    """A seat was asked for and could not be confirmed at once."""

    person: SubjectRef
    enrolment: UUID


@dataclass(frozen=True, slots=True)
class EnrolmentWithdrawn:
    person: SubjectRef
    enrolment: UUID
    session: UUID
