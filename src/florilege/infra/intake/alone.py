"""One take-over at a time on this machine; a kill frees the place."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class AnotherIntake(Exception):
    """Another process is taking files over."""


@contextmanager
def alone() -> Iterator[None]:
    """Raises: AnotherIntake."""
    path = Path(settings.DATA_DIR) / ".intake.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherIntake from None
        yield
    finally:
        os.close(handle)
