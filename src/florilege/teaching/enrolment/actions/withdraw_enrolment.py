"""Give a seat up, or a request for one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.events import EnrolmentWithdrawn
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.enrolment.seating import NoSuchEnrolment

_HELD = (EnrolmentState.REQUESTED, EnrolmentState.CONFIRMED)


class CompletedAlready(Exception):
    """A completed course is part of the learning history; its seat is not given up."""


def withdraw_enrolment(*, enrolment_id: UUID, at: datetime) -> None:
    """Free the seat; what was learnt stays in the person's history. Safe to repeat.

    Raises: NoSuchEnrolment, CompletedAlready.
    """
    with transaction.atomic(using=Vault.LEARNING.value):
        row = Enrolment.objects.select_for_update().filter(id=enrolment_id).first()
        if row is None:
            raise NoSuchEnrolment(str(enrolment_id))
        if row.state == EnrolmentState.COMPLETED:
            raise CompletedAlready(str(enrolment_id))
        if row.state not in _HELD:
            return
        row.state, row.withdrawn_at = EnrolmentState.WITHDRAWN, at
        row.save(update_fields=["state", "withdrawn_at"])
        told = EnrolmentWithdrawn(
            person=SubjectRef(row.person), enrolment=row.id, session=row.session_id
        )
        send(told, vault=Vault.LEARNING, at=at)
