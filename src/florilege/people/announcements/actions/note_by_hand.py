"""Note how people were told whose mail cannot leave, so that they do not hold a change back."""

from datetime import datetime

from florilege.people.announcements.enums import NOTED_BY_HAND, Told
from florilege.people.announcements.models import Announcement


class NotForHands(Exception):
    """Only what was done by hand may be noted by hand."""


def note_by_hand(version: int, *, state: Told, at: datetime) -> int:
    """Note it of everybody who is still waiting; give how many. Raises: NotForHands."""
    if state not in NOTED_BY_HAND:
        raise NotForHands(state.value)
    waiting = Announcement.objects.filter(version=version, state=Told.WAITING)
    return waiting.update(state=state, ended_at=at)
