"""The next half-days of the session that a learner attends now, or attends next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from florilege.infra.clock import legal_day
from florilege.teaching.enrolment.queries import HalfDaySlot, slots_of
from florilege.www.learner.shelf import ShelvedCourse

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Coming:
    """What stands in the diary. `half_days` is empty for a session without dates of its own."""

    course: ShelvedCourse
    half_days: tuple[HalfDaySlot, ...]


def coming_dates(courses: Iterable[ShelvedCourse], *, at: datetime) -> Coming | None:
    """Give the soonest session that is not over, with its next half-days. One query."""
    on = legal_day(at)
    ahead = [one for one in courses if not one.is_waiting and one.seat.ends_on >= on]
    if not ahead:
        return None
    soonest = min(ahead, key=lambda one: (one.seat.starts_on, one.seat.id))
    left = [slot for slot in slots_of(soonest.seat.session_id) if slot.ends_at > at]
    return Coming(course=soonest, half_days=tuple(left[:SHOWN]))
