"""SQLite: the online backup of the engine, into a file that has no name any more."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections

from florilege.infra.backup.errors import VaultNotRead
from florilege.infra.backup.sealing import Reads
from florilege.kernel.vocabulary import Vault

WAIT_SECONDS = 60.0
LOADING = ".loading"


def file_of(vault: Vault) -> Path:
    return Path(settings.DATABASES[vault.value]["NAME"])


def exists(vault: Vault) -> bool:
    return file_of(vault).exists()


@contextmanager
def copied(vault: Vault) -> Iterator[Reads]:
    """Give the vault as it was at one moment; readers and writers go on meanwhile.

    The copy loses its name before anything stands in it, so that a kill leaves nothing.
    Raises: VaultNotRead.
    """
    handle, name = tempfile.mkstemp(dir=settings.DATA_DIR, prefix=".copy-")
    with os.fdopen(handle, "rb") as file:
        try:
            target = sqlite3.connect(name)
        finally:
            Path(name).unlink()
        with closing(target):
            _copy(file_of(vault), target)
            yield file


def load(vault: Vault, content: IO[bytes]) -> None:
    """Put a vault in its place: whole and sound, or not at all.

    Raises: VaultNotRead.
    """
    connections[vault.value].close()
    path = file_of(vault)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}{LOADING}")
    for leftover in (draft, *_beside(draft)):
        leftover.unlink(missing_ok=True)
    _write(draft, content)
    with closing(sqlite3.connect(draft)) as loaded:
        _check(loaded)
    for leftover in (*_beside(draft), *_beside(path)):
        leftover.unlink(missing_ok=True)
    draft.replace(path)
    _sync_folder(path.parent)


def replace(vault: Vault, content: IO[bytes]) -> None:
    """Write an earlier state into the living file, in one transaction of the engine.

    Raises: VaultNotRead.
    """
    with tempfile.NamedTemporaryFile(dir=settings.DATA_DIR, prefix=".copy-") as file:
        while piece := content.read(1 << 20):
            file.write(piece)
        file.flush()
        connections[vault.value].close()
        with (
            closing(sqlite3.connect(file.name)) as source,
            closing(sqlite3.connect(file_of(vault), timeout=WAIT_SECONDS)) as target,
        ):
            _check(source)
            source.backup(target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def empty(vault: Vault) -> None:
    """The drill's folder goes as a whole."""


def claim_for_drill(vault: Vault) -> None:
    """Raises: VaultNotRead if the drill's folder is not a new one."""
    if exists(vault):
        raise VaultNotRead("the place of the drill is not empty")


def _copy(path: Path, target: sqlite3.Connection) -> None:
    if not path.exists():
        raise VaultNotRead(path.name)
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as source:
            # The copy has no name, so it cannot be opened once more: the vault itself is checked.
            _check(source)
            target.execute("PRAGMA journal_mode=OFF")
            source.backup(target)
    except sqlite3.Error as error:
        raise VaultNotRead(path.name) from error


def _check(copy: sqlite3.Connection) -> None:
    try:
        answers: list[Any] = copy.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.Error as error:
        raise VaultNotRead("not a database") from error
    if answers != [("ok",)]:
        raise VaultNotRead("the database is damaged")


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _write(path: Path, content: IO[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        while piece := content.read(1 << 20):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
