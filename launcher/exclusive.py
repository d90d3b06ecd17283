"""One start at a time may change what stands in the checkout."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from launcher.places import START_LOCK
from launcher.words import say, tell


@contextmanager
def alone() -> Iterator[int]:
    """Wait for the other starts, then hold the lock; the descriptor is for the children to keep."""
    with START_LOCK.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(
                say(
                    "Another start is preparing this checkout; waiting for it…",
                    "Un autre démarrage prépare cette copie\u202f; attente…",
                )
            )
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()
