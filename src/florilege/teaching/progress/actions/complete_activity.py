"""Mark an activity as done."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.outbox.sending import send
from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.record_activity import once_in, record_activity
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.events import ActivityCompleted
from florilege.teaching.progress.models import ActivityRecord, Completion


class NotOpenedYet(Exception):
    """The learner never opened the activity, so it cannot be done."""


def complete_activity(
    *, enrolled: Enrolled, activity_id: UUID, activity_code: str, at: datetime
) -> Completion:
    """Mark an activity as done; it stays done in every later edition of the course.

    Raises: NotOpenedYet.
    """
    with transaction.atomic(using=Vault.LEARNING.value):
        if not _was_opened(enrolled, activity_code):
            raise NotOpenedYet(activity_code)
        completion, is_new = Completion.objects.get_or_create(
            enrolment_id=enrolled.id,
            activity_code=activity_code,
            defaults={"id": uuid4(), "person": enrolled.person, "at": at},
        )
        if is_new:
            record_activity(
                enrolled=enrolled,
                activity_id=activity_id,
                activity_code=activity_code,
                verb=Verb.COMPLETED,
                at=at,
                client_id=once_in(enrolled, activity_code=activity_code, verb=Verb.COMPLETED),
            )
            send(
                ActivityCompleted(
                    person=enrolled.person, enrolment=enrolled.id, activity=activity_id
                ),
                vault=Vault.LEARNING,
                at=at,
            )
    return completion


def _was_opened(enrolled: Enrolled, activity_code: str) -> bool:
    return ActivityRecord.objects.filter(
        enrolment_id=enrolled.id, activity_code=activity_code
    ).exists()
