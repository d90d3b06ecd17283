"""Note which announcements have left, from the letters that carry them."""

from florilege.infra.mail.models import Letter
from florilege.people.announcements.enums import Told
from florilege.people.announcements.models import Announcement

BATCH = 500


def note_departures(version: int) -> int:
    """Give how many are still waiting. Safe to repeat."""
    waiting = Announcement.objects.filter(version=version, state=Told.WAITING)
    after = None
    while True:
        rows = (
            waiting.order_by("id") if after is None else waiting.filter(id__gt=after).order_by("id")
        )
        batch = list(rows[:BATCH])
        if not batch:
            return waiting.count()
        after = batch[-1].id
        left = dict(
            Letter.objects.filter(
                id__in=[row.letter for row in batch if row.letter],
                sent_at__isnull=False,
                returned_at__isnull=True,
            ).values_list("id", "sent_at")
        )
        gone = []
        for row in batch:
            if row.letter is not None and row.letter in left:
                row.state, row.ended_at = Told.LEFT, left[row.letter]
                gone.append(row)
        Announcement.objects.bulk_update(gone, ["state", "ended_at"])
