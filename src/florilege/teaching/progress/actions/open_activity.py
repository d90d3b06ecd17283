"""Open an activity: it enters the history the first time, and becomes where to resume."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.record_activity import once_in, record_activity
from florilege.teaching.progress.actions.save_place import keep_place
from florilege.teaching.progress.enums import Verb


def open_activity(
    *, enrolled: Enrolled, activity_id: UUID, activity_code: str, at: datetime
) -> None:
    """Note that the learner is here now; the exact place in the activity stays as it was."""
    with transaction.atomic(using=Vault.LEARNING.value):
        is_first = keep_place(enrolled, activity_code=activity_code, locator=None, at=at)
        if is_first:
            record_activity(
                enrolled=enrolled,
                activity_id=activity_id,
                activity_code=activity_code,
                verb=Verb.INITIALIZED,
                at=at,
                client_id=once_in(enrolled, activity_code=activity_code, verb=Verb.INITIALIZED),
            )
