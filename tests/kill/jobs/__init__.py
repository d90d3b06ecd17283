"""What processes do in a house.

Imported before the fork, so nothing here may open a database, read a key or hash anything.
"""

from tests.kill.jobs import (
    bringing,
    entering,
    erasing,
    keys,
    living,
    racing,
    two_files,
    two_hands,
    two_windows,
    two_workers,
)
from tests.kill.jobs.registering import JOBS

__all__ = [
    "JOBS",
    "bringing",
    "entering",
    "erasing",
    "keys",
    "living",
    "racing",
    "two_files",
    "two_hands",
    "two_windows",
    "two_workers",
]
