"""PostgreSQL: `pg_dump` in its custom format, `pg_restore` in one transaction."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections

from florilege.infra.backup.errors import VaultNotRead
from florilege.infra.backup.sealing import Reads
from florilege.kernel.vocabulary import Vault

_DRILL = "florilege_drill"
_BARE = ("--no-owner", "--no-privileges")


def exists(vault: Vault) -> bool:
    """Tell whether anything stands in the vault's database."""
    return bool(connections[vault.value].introspection.table_names())


@contextmanager
def copied(vault: Vault) -> Iterator[Reads]:
    """Give a dump of the vault as it was at one moment.

    Raises: VaultNotRead.
    """
    command = [program("pg_dump"), "--format=custom", "--compress=0", *_BARE, *_where(vault)]
    with subprocess.Popen(  # noqa: S603 - the program and its words are ours
        command,
        env=_environment(vault),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as dumping:
        assert dumping.stdout is not None
        stream = _UntilItsEnd(dumping)
        yield stream
        dumping.stdout.close()
        if dumping.wait() or not stream.at_end:
            raise VaultNotRead(vault.value)


def load(vault: Vault, content: IO[bytes]) -> None:
    """Bring a dump into the vault's database, whatever stood there; whole or not at all.

    Raises: VaultNotRead.
    """
    empty(vault)
    words = ("--single-transaction", "--exit-on-error", *_BARE, *_where(vault))
    done = subprocess.run(  # noqa: S603 - the program and its words are ours
        [program("pg_restore"), "--clean", "--if-exists", *words],
        env=_environment(vault),
        stdin=content,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise VaultNotRead(vault.value)


replace = load


def empty(vault: Vault) -> None:
    with connections[vault.value].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connections[vault.value].close()


def claim_for_drill(vault: Vault) -> None:
    """Let a database be emptied by drills: it must be empty the first time, and bears a mark since.

    So a living database that is named by mistake is never touched.
    Raises: VaultNotRead.
    """
    with connections[vault.value].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [_DRILL])
        if cursor.fetchone():
            return
        if exists(vault):
            raise VaultNotRead("the database of the drill is not empty")
        cursor.execute(f"CREATE SCHEMA {_DRILL}")


def program(name: str) -> str:
    """Find a program of the server: named by the setting, on the path, or where Debian puts it.

    Raises: VaultNotRead.
    """
    given = os.environ.get("FLORILEGE_POSTGRES_PROGRAMS")
    if given:
        return str(Path(given) / name)
    newest = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: float(p.parts[-3])
    )
    found = str(newest[-1]) if newest else shutil.which(name)
    if not found:
        raise VaultNotRead(f"the program {name} is not on this machine")
    return found


class _UntilItsEnd:
    """Reads what a program writes; an early end of the program is not the end of its words."""

    def __init__(self, dumping: "subprocess.Popen[bytes]") -> None:
        self._dumping, self.at_end = dumping, False

    def read(self, size: int = -1) -> bytes:
        assert self._dumping.stdout is not None
        piece = self._dumping.stdout.read(size)
        if not piece:
            self.at_end = True
            if self._dumping.wait():
                raise VaultNotRead("the dump ended early")
        return piece


def _where(vault: Vault) -> tuple[str, ...]:
    return ("--dbname", str(settings.DATABASES[vault.value]["NAME"]))


def _environment(vault: Vault) -> dict[str, str]:
    """The address and password travel by the environment: an argument could be read by others."""
    described: dict[str, Any] = settings.DATABASES[vault.value]
    given = {
        "PGHOST": described["HOST"],
        "PGPORT": described["PORT"],
        "PGUSER": described["USER"],
        "PGPASSWORD": described["PASSWORD"],
    }
    return os.environ | {name: value for name, value in given.items() if value}
