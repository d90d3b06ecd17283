"""What the progress room tells others."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class ActivityCompleted:
    person: SubjectRef
    enrolment: UUID
    activity: UUID
