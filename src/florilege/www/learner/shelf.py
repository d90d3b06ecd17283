"""A course on the learner's shelf: the seat, the plan of its edition, how far they are."""

from dataclasses import dataclass

from florilege.teaching.catalogue.queries import Outline
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.queries import Progress


@dataclass(frozen=True, slots=True)
class ShelvedCourse:
    """`is_open` from the session's first day on, and without end."""

    seat: Enrolled
    plan: Outline
    progress: Progress
    is_open: bool

    @property
    def is_waiting(self) -> bool:
        return self.seat.state is EnrolmentState.REQUESTED

    @property
    def active_minutes(self) -> int:
        return self.progress.active_seconds // 60
