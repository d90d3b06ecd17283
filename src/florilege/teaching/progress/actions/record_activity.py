"""Add to the learning history."""

from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.models import ActivityRecord


def record_activity(
    *,
    enrolled: Enrolled,
    activity_id: UUID,
    activity_code: str,
    verb: Verb,
    at: datetime,
    seconds: int = 0,
    score: float | None = None,
    score_max: float | None = None,
    client_id: UUID | None = None,
) -> ActivityRecord:
    """Add a record; the same `client_id` again gives the one that stands already."""
    with transaction.atomic(using=Vault.LEARNING.value):
        record, _ = ActivityRecord.objects.get_or_create(
            person=enrolled.person,
            client_id=client_id or uuid4(),
            defaults={
                "id": uuid4(),
                "enrolment_id": enrolled.id,
                "activity_id": activity_id,
                "activity_code": activity_code,
                "verb": verb,
                "at": at,
                "seconds": seconds,
                "score": score,
                "score_max": score_max,
            },
        )
    return record


def once_in(enrolled: Enrolled, *, activity_code: str, verb: Verb) -> UUID:
    """Give the id of a record that an enrolment may hold only once, such as the first opening."""
    return uuid5(enrolled.id, f"{verb.value} {activity_code}")
