"""Which of the seconds that a browser claims are counted (promise LRN-07)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# A page without network holds its beats back; what is older than this is not believed.
LONGEST_SILENCE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a heartbeat is worth, and until when the person's time is settled by it."""

    seconds: int
    until: datetime


def counted(
    *, claimed: int, at: datetime, opened_at: datetime | None, counted_until: datetime | None
) -> Counted:
    """Count the active seconds that a heartbeat claims, never more than real time allows.

    A second is counted once for a person, whatever the number of windows: `counted_until` is one
    mark for all of them, and it moves on by what was counted and nothing else, so that beats held
    back without network still count when they arrive. A page cannot claim time from before it was
    opened (`opened_at`), nor time older than LONGEST_SILENCE.

    Example: counted until 12:00:00, two windows both claim 30 s at 12:00:30. The first is worth
    30 s and moves the mark to 12:00:30; the second is worth nothing.
    """
    marks = [mark for mark in (opened_at, counted_until) if mark is not None]
    if not marks:
        marks = [at - timedelta(seconds=min(max(0, claimed), LONGEST_SILENCE.total_seconds()))]
    start = max(at - LONGEST_SILENCE, *marks)
    possible = int((at - start).total_seconds())
    seconds = max(0, min(claimed, possible))
    return Counted(seconds=seconds, until=start + timedelta(seconds=seconds))
