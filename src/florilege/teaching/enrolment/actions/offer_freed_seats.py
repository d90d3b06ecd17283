"""Give freed seats to those who wait, in the order in which they asked."""

from datetime import datetime
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.actions.confirm_enrolment import confirm_enrolment
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.enrolment.seating import NoSeatLeft, NoSuchEnrolment, StillMissing


def offer_freed_seats(*, session_id: UUID, at: datetime) -> None:
    """Confirm waiting requests until no seat is left; who lacks the minimum is passed over."""
    waiting = Enrolment.objects.filter(session_id=session_id, state=EnrolmentState.REQUESTED)
    for enrolment_id in waiting.order_by("asked_at", "id").values_list("id", flat=True):
        try:
            confirm_enrolment(enrolment_id=enrolment_id, at=at)
        except (StillMissing, NoSuchEnrolment):
            continue
        except NoSeatLeft:
            return


def confirm_what_waited(*, person: SubjectRef, at: datetime) -> None:
    """Confirm a person's requests that waited for what they have given now."""
    waiting = Enrolment.objects.filter(person=person, state=EnrolmentState.REQUESTED)
    for enrolment_id in waiting.order_by("asked_at", "id").values_list("id", flat=True):
        try:
            confirm_enrolment(enrolment_id=enrolment_id, at=at)
        except (StillMissing, NoSeatLeft, NoSuchEnrolment):
            continue
