"""What the assessment room tells other rooms and pages: plain values, no models."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.assessment.enums import AttemptState, SubmittedBy
from florilege.teaching.assessment.rules import Response, is_overdue


@dataclass(frozen=True, slots=True)
class AttemptFacts:
    """An attempt, without its answers."""

    id: UUID
    person: SubjectRef
    enrolment_id: UUID
    activity_id: UUID
    activity_code: str
    state: AttemptState
    started_at: datetime
    deadline_at: datetime | None
    submitted_at: datetime | None
    submitted_by: SubmittedBy | None

    def is_overdue(self, at: datetime) -> bool:
        is_open = self.state is AttemptState.OPEN
        return is_open and is_overdue(deadline_at=self.deadline_at, at=at)


@dataclass(frozen=True, slots=True)
class Answer:
    """The newest step of an item. `response` is None while the person's data may not be opened."""

    item_code: str
    response: Response | None
    at: datetime
    seq: int


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """What an attempt was worth."""

    attempt_id: UUID
    enrolment_id: UUID
    activity_code: str
    score: float
    score_max: float
    percent: int
    passed: bool
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer that is safe. `elsewhere_at` tells when another window answered before it."""

    seq: int
    at: datetime
    elsewhere_at: datetime | None = None
