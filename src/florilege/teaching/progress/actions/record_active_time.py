"""Count the seconds during which a learner was active in an activity."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.record_activity import record_activity
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.models import ActiveClock, ActivityRecord
from florilege.teaching.progress.rules import counted


def record_active_time(
    *,
    enrolled: Enrolled,
    activity_id: UUID,
    activity_code: str,
    seconds: int,
    client_id: UUID,
    opened_at: datetime | None = None,
    at: datetime,
) -> int:
    """Count what a heartbeat claims, and give how many seconds it was worth.

    The same `client_id` again counts nothing more and gives the same answer.
    """
    with transaction.atomic(using=Vault.LEARNING.value):
        clock, is_new = ActiveClock.objects.select_for_update().get_or_create(
            person=enrolled.person, defaults={"counted_until": at}
        )
        known = ActivityRecord.objects.filter(person=enrolled.person, client_id=client_id).first()
        if known is not None:
            return int(known.seconds)
        worth = counted(
            claimed=seconds,
            at=at,
            opened_at=opened_at,
            counted_until=None if is_new else clock.counted_until,
        )
        clock.counted_until = worth.until
        clock.save(update_fields=["counted_until"])
        if worth.seconds:
            record_activity(
                enrolled=enrolled,
                activity_id=activity_id,
                activity_code=activity_code,
                verb=Verb.PROGRESSED,
                at=at,
                seconds=worth.seconds,
                client_id=client_id,
            )
    return worth.seconds
