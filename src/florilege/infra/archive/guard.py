"""The platform's own processes may put into the archive and never take out.

On PostgreSQL the role's grants say so. On SQLite, which knows no roles, the engine asks us about
each statement before it runs, and is told the same. The archivist's process is not guarded.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.signals import connection_created

from florilege.kernel.vocabulary import Vault

ALIAS = Vault.ARCHIVE.value
TABLES = "archive_"
DEPOSITED, PUBLIC_HALVES = "archive_archiveditem", "archive_monthkey"
_TOUCHES = frozenset(
    {
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_ALTER_TABLE,
    }
)
_ALLOWED = frozenset({(sqlite3.SQLITE_INSERT, DEPOSITED), (sqlite3.SQLITE_READ, PUBLIC_HALVES)})


class ArchiveClosed(Exception):
    """Something of the archive was asked for outside the archivist's process."""


def guard_connections() -> None:
    connection_created.connect(_guard, dispatch_uid="archive guard")


@contextmanager
def unguarded() -> Iterator[None]:
    """Lift the guard for what makes tables, or compares what was just deposited."""
    connection = connections[ALIAS]
    if connection.vendor != "sqlite" or settings.ARCHIVIST:
        yield
        return
    connection.ensure_connection()
    connection.connection.set_authorizer(None)
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.set_authorizer(_deposit_only)


def refuse_the_platform() -> None:
    """Raises: ArchiveClosed, unless this is the archivist's process."""
    if not settings.ARCHIVIST:
        raise ArchiveClosed("only the archivist's process opens the archive")


def _guard(*, connection: Any, **others: Any) -> None:
    guarded = connection.alias == ALIAS and connection.vendor == "sqlite"
    if guarded and not settings.ARCHIVIST:
        connection.connection.set_authorizer(_deposit_only)


def _deposit_only(
    action: int, table: str | None, column: str | None, database: str | None, by: str | None
) -> int:
    of_the_archive = action in _TOUCHES and (table or "").startswith(TABLES)
    if of_the_archive and (action, table) not in _ALLOWED:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
