"""Say that a person has completed the course of a seat."""

from datetime import datetime
from uuid import UUID

from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment


def complete_enrolment(*, enrolment_id: UUID, at: datetime) -> bool:
    """Mark a confirmed seat as completed; True if it was not before. The course stays open."""
    confirmed = Enrolment.objects.filter(id=enrolment_id, state=EnrolmentState.CONFIRMED)
    return confirmed.update(state=EnrolmentState.COMPLETED, completed_at=at) == 1
