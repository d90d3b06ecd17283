"""When letters left, for those whose clocks start with it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from florilege.infra.mail.models import Letter


def returned_among(letters: Collection[UUID]) -> set[UUID]:
    """Give those of the letters that came back."""
    rows = Letter.objects.filter(id__in=letters, returned_at__isnull=False)
    return set(rows.values_list("id", flat=True))


def left_at(letters: Collection[UUID]) -> dict[UUID, datetime | None]:
    """Give when each of these letters left, nothing for one that waits; lost ones are absent.

    A letter that came back has not left: its reader knows nothing of it.
    """
    rows = Letter.objects.filter(id__in=letters).values_list("id", "sent_at", "returned_at")
    return {letter: None if back else sent for letter, sent, back in rows}
