"""The vaults as an operator sees them: size, rows by table, migrations that wait. No value."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from florilege.infra.archive.guard import PUBLIC_HALVES
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault


@dataclass(frozen=True, slots=True)
class Store:
    """One vault. `pending` names migrations of the program that it does not have yet."""

    vault: Vault
    size: int
    rows: tuple[tuple[str, int], ...]
    pending: tuple[str, ...]

    @property
    def row_count(self) -> int:
        return sum(count for _, count in self.rows)


def stores() -> tuple[Store, ...]:
    """Look at every vault: two or three queries each."""
    expected = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    return tuple(
        Store(
            vault=vault,
            size=size_of(vault),
            rows=tuple(sorted(_row_counts(vault))),
            pending=tuple(sorted(".".join(key) for key in expected - _applied(vault))),
        )
        for vault in Vault
    )


def size_of(vault: Vault) -> int:
    """Give a vault's size in bytes, with its log; PostgreSQL is asked."""
    connection = connections[vault.value]
    if connection.vendor == "sqlite":
        path = Path(settings.DATABASES[vault.value]["NAME"])
        parts = (path.with_name(path.name + end) for end in ("", "-wal", "-shm"))
        return sum(part.stat().st_size for part in parts if part.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _row_counts(vault: Vault) -> Iterator[tuple[str, int]]:
    """Count the rows of every table of a vault, in one query."""
    held = [m for m in apps.get_models() if vault in vaults_of(m._meta.app_label)]
    # Of the archive the platform may read the public halves of its keys, and count nothing else.
    models = [m for m in held if vault is not Vault.ARCHIVE or m._meta.db_table == PUBLIC_HALVES]
    if not models:
        return
    connection = connections[vault.value]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_count(m, n, connection) for n, m in enumerate(models)))
        for number, count in cursor.fetchall():
            yield models[number]._meta.label, count


def _count(model: Any, number: int, connection: Any) -> str:
    return f"SELECT {number}, COUNT(*) FROM {connection.ops.quote_name(model._meta.db_table)}"


def _applied(vault: Vault) -> set[tuple[str, str]]:
    return set(MigrationRecorder(connections[vault.value]).applied_migrations())
