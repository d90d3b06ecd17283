"""What the assessment room tells others."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class AttemptMarked:
    person: SubjectRef
    enrolment: UUID
    activity: UUID
    attempt: UUID
