"""What the progress room tells other rooms and pages: plain values, no models."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from florilege.teaching.catalogue.queries import Outline
from florilege.teaching.progress.enums import ActivityState
from florilege.teaching.progress.rules import Locator


@dataclass(frozen=True, slots=True)
class ActivityProgress:
    """How far a learner is in one activity. `score` is of the best quiz result, if there is one."""

    state: ActivityState = ActivityState.NOT_BEGUN
    active_seconds: int = 0
    opened_at: datetime | None = None
    completed_at: datetime | None = None
    score: float | None = None
    score_max: float | None = None


Activities = Mapping[str, ActivityProgress]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a learner is in a course; `activities` by their code."""

    done: int
    required_total: int
    activities: Activities

    @property
    def active_seconds(self) -> int:
        return sum(one.active_seconds for one in self.activities.values())

    @property
    def is_complete(self) -> bool:
        return self.done == self.required_total

    def of(self, activity_code: str) -> ActivityProgress:
        return self.activities.get(activity_code, ActivityProgress())


def measured(outline: Outline, activities: Activities) -> Progress:
    """Hold what was done against what an edition requires."""
    required = [one.code for one in outline.activities if one.required]
    done = (code for code in required if code in activities)
    return Progress(
        done=sum(activities[code].state is ActivityState.DONE for code in done),
        required_total=len(required),
        activities=activities,
    )


@dataclass(frozen=True, slots=True)
class PlaceKept:
    """Where a learner stopped in an activity, and where the sitting before had ended."""

    enrolment_id: UUID
    activity_code: str
    locator: Locator
    saved_at: datetime
    earlier: Locator | None
    earlier_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What a learner did in one activity on one day."""

    on: date
    enrolment_id: UUID
    activity_code: str
    began_at: datetime
    seconds: int
    completed: bool
    results: int
    score: float | None
    score_max: float | None
