"""One database a vault: SQLite files by default, PostgreSQL databases and roles by setting."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from florilege.kernel.vocabulary import Vault

# The journal and the keys must survive a power cut after what they allowed was disclosed.
NEVER_LOSE = frozenset({Vault.JOURNAL, Vault.KEYS})


def vault_databases(*, data_dir: Path, server: str | None) -> dict[str, dict[str, Any]]:
    """Describe every vault for Django; `default` stays empty, so that nothing lands there."""
    databases: dict[str, dict[str, Any]] = {"default": {}}
    for vault in Vault:
        databases[vault.value] = _postgres(vault, server) if server else _sqlite(vault, data_dir)
    return databases


def open_archive(databases: dict[str, dict[str, Any]], *, server: str | None) -> None:
    """Give the archivist's process the role that owns the archive; the platform has another."""
    if server:
        databases[Vault.ARCHIVE.value] = _postgres(Vault.ARCHIVE, server)


def _sqlite(vault: Vault, data_dir: Path) -> dict[str, Any]:
    synchronous = "FULL" if vault in NEVER_LOSE else "NORMAL"
    path = data_dir / "vaults" / f"{vault.value}.sqlite3"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                f"PRAGMA journal_mode=WAL;PRAGMA synchronous={synchronous};"
                "PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;"
            ),
        },
        "TEST": {"DEPENDENCIES": [], "NAME": str(path.with_name(f"test_{vault.value}.sqlite3"))},
    }


def _postgres(vault: Vault, server: str) -> dict[str, Any]:
    """Read `postgresql://role:password@host:port/prefix`; `%v` in it stands for the vault."""
    parts = urlsplit(server.replace("%v", vault.value))
    prefix = parts.path.lstrip("/") or "florilege_"
    secret = os.environ.get(f"FLORILEGE_POSTGRES_{vault.name}_PASSWORD", parts.password or "")
    name = prefix if "%v" in server or prefix.endswith(vault.value) else f"{prefix}{vault.value}"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(secret),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {},
        "TEST": {"DEPENDENCIES": [], "NAME": f"test_{name}"},
    }
