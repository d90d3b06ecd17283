"""One at a time, of all processes on this machine and, on a server, of every machine that shares it."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from florilege.infra.durable import one_at_a_time
from florilege.kernel.vocabulary import Vault


class Turn(IntEnum):
    """What is done by one at a time; the numbers are this platform's locks on a PostgreSQL server."""

    BACKUP = 0x666C6F72
    UPGRADE = 0x666C6F73
    HOLDS = 0x666C6F74


@contextmanager
def in_turn(turn: Turn, *, vault: Vault) -> Iterator[None]:
    """Wait for the turn, then do in one transaction what stands inside; a kill ends the turn.

    On SQLite a vault is not locked for it, so that other vaults may be written inside.
    """
    if connections[vault.value].vendor == "postgresql":
        with transaction.atomic(using=vault.value):
            with connections[vault.value].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn.value])
            yield
        return
    with one_at_a_time(Path(settings.DATA_DIR) / f".{turn.name.lower()}.lock"):
        yield
