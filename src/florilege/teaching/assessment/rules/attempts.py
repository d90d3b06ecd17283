"""When an attempt takes answers, when it is over, and how many are left."""

from datetime import datetime, timedelta
from uuid import UUID

# What was answered in the last second may need a moment to arrive.
GRACE = timedelta(seconds=5)


def deadline_for(*, started_at: datetime, minutes: int) -> datetime | None:
    """Give the time at which a quiz ends; `minutes` 0 is untimed."""
    return started_at + timedelta(minutes=minutes) if minutes else None


def takes_answers(*, deadline_at: datetime | None, at: datetime) -> bool:
    """Tell whether an answer that arrives now still counts."""
    return deadline_at is None or at <= deadline_at + GRACE


def is_overdue(*, deadline_at: datetime | None, at: datetime) -> bool:
    """Tell whether an open attempt has to be handed in as it stands."""
    return not takes_answers(deadline_at=deadline_at, at=at)


def attempts_left(*, allowed: int, begun: int) -> int | None:
    """Give how many attempts may still be begun; None is without limit (`allowed` 0)."""
    return max(0, allowed - begun) if allowed else None


def answered_elsewhere(
    *, newest_seq: int, newest_window: UUID | None, seen_seq: int, window: UUID
) -> bool:
    """Tell whether another window answered after this one last read the item.

    `seen_seq` is the number of the step that the window had before its eyes, 0 if there was none.
    """
    return newest_seq > seen_seq and newest_window != window
