"""Keep where a learner is in an activity, so that any device resumes there."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.models import Place
from florilege.teaching.progress.rules import Locator, begins_sitting


def save_place(*, enrolled: Enrolled, activity_code: str, locator: Locator, at: datetime) -> None:
    """Keep a place. The newest wins; where the sitting before ended is kept beside it."""
    with transaction.atomic(using=Vault.LEARNING.value):
        keep_place(enrolled, activity_code=activity_code, locator=locator, at=at)


def keep_place(
    enrolled: Enrolled, *, activity_code: str, locator: Locator | None, at: datetime
) -> bool:
    """Keep a place inside the caller's transaction, and tell if it is the activity's first.

    Without a locator the exact place stays as it was.
    """
    place, is_new = Place.objects.select_for_update().get_or_create(
        enrolment_id=enrolled.id,
        activity_code=activity_code,
        defaults={
            "id": uuid4(),
            "person": enrolled.person,
            "locator": locator.stored if locator else {},
            "saved_at": at,
        },
    )
    if is_new or at < place.saved_at:
        return is_new
    if place.locator and begins_sitting(last_seen=place.saved_at, at=at):
        place.earlier_locator, place.earlier_at = place.locator, place.saved_at
    if locator is not None:
        place.locator = locator.stored
    place.saved_at = at
    place.save(update_fields=["locator", "saved_at", "earlier_locator", "earlier_at"])
    return False
