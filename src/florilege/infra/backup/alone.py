"""One backup, drill or restore at a time; a kill frees the place."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.conf import settings
from django.db import connections

from florilege.infra.vaults.turns import Turn
from florilege.kernel.vocabulary import Vault


class AnotherAtWork(Exception):
    """Another process is making, trying or ending backups."""


@contextmanager
def alone(*, on_server: bool = True) -> Iterator[None]:
    """Keep others away, from this folder and from the server that several machines may share.

    Raises: AnotherAtWork.
    """
    handle = os.open(Path(settings.DATA_DIR) / ".backup.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherAtWork from None
        with _on_server() if on_server else nullcontext():
            yield
    finally:
        os.close(handle)


@contextmanager
def _on_server() -> Iterator[None]:
    """Workers on several machines share the server, which forgets the lock with its connection."""
    connection = connections[Vault.PUBLIC.value]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [Turn.BACKUP.value])
        if not cursor.fetchone()[0]:
            raise AnotherAtWork
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [Turn.BACKUP.value])
