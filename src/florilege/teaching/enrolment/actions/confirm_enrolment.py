"""Confirm a seat that was asked for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.enrolment.queries import missing_of
from florilege.teaching.enrolment.seating import NoSuchEnrolment, locked_session, seat


def confirm_enrolment(*, enrolment_id: UUID, at: datetime) -> None:
    """Give the seat; a seat that is confirmed already stays as it is.

    Raises: NoSuchEnrolment if nobody asks for it any more, StillMissing, NoSeatLeft.
    """
    row = Enrolment.objects.filter(id=enrolment_id).first()
    if row is None or row.state == EnrolmentState.WITHDRAWN:
        raise NoSuchEnrolment(str(enrolment_id))
    missing = missing_of(SubjectRef(row.person))
    with transaction.atomic(using=Vault.LEARNING.value):
        session = locked_session(row.session_id)
        # Its own lock too: giving a request up does not wait for the session.
        rows = Enrolment.objects.select_for_update().filter(id=enrolment_id)
        asked = rows.filter(state=EnrolmentState.REQUESTED).first()
        if asked is not None:
            seat(asked, session=session, missing=missing, at=at)
