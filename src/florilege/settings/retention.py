"""What the keeper of time takes for implausible. The policy's own durations stand in the charter."""

import os


def _number(name: str, otherwise: int) -> int:
    return int(os.environ.get(f"FLORILEGE_RETENTION_{name}", otherwise))


# A night further away than this from the last one is a wrong clock until the officer says no.
RETENTION_DAYS_APART = _number("DAYS_APART", 31)
# More than this share of the people, or of a table kept for months, is no ordinary night.
RETENTION_MOST_PERCENT = _number("MOST_PERCENT", 10)
# A small school may end a whole class at once.
RETENTION_LEAST_CUT = _number("LEAST_CUT", 50)
# After so many nights on which something was due and nothing went, the officer is alarmed.
RETENTION_IDLE_NIGHTS = _number("IDLE_NIGHTS", 3)
