"""When letters left, for those whose clocks start with it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from florilege.infra.mail.models import Letter


def left_at(letters: Collection[UUID]) -> dict[UUID, datetime | None]:
    """Give when each of these letters left, nothing for one that waits; lost ones are absent."""
    return dict(Letter.objects.filter(id__in=letters).values_list("id", "sent_at"))
