"""Choose the engine of a vault."""

from types import ModuleType

from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from florilege.infra.backup.engines import postgres, sqlite
from florilege.kernel.vocabulary import Vault


def engine_of(vault: Vault) -> ModuleType:
    described = settings.DATABASES[vault.value]["ENGINE"]
    return sqlite if described.endswith("sqlite3") else postgres


def engine_name() -> str:
    return "sqlite" if engine_of(Vault.PUBLIC) is sqlite else "postgresql"


def migrations_of(vault: Vault) -> list[str]:
    """Name what was applied to a vault: `app.migration`, in order."""
    applied = MigrationRecorder(connections[vault.value]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)
