"""A folder as a place: another disk, a mounted share. The folder itself is never made here.

A mount that is missing would otherwise be mistaken for an empty folder on the data's own disk.
"""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from uuid import uuid4

from florilege.infra.backup.enums import Why
from florilege.infra.backup.errors import PlaceFailed
from florilege.infra.backup.sealing import Reads

DRAFT: Final = ".draft"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DEAD_AFTER_SECONDS: Final = 24 * 3600
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Folder:
    label: str
    root: Path

    @property
    def where(self) -> str:
        return str(self.root)

    def put(self, name: str, content: IO[bytes]) -> None:
        path = self.root / name
        draft = path.with_name(f"{path.name}.{uuid4().hex}{DRAFT}")
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                _write(draft, content)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
            _sync_folder(path.parent)

    @contextmanager
    def read(self, name: str) -> Iterator[Reads]:
        with self._told(may_be_missing=True):
            file = (self.root / name).open("rb")
        with file:
            # What is read back comes from the disk and not from the memory that it was written in.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            yield file

    def names(self, under: str) -> Iterator[tuple[str, int]]:
        with self._told():
            for folder, _, files in os.walk(self.root / under, onerror=_not_gone):
                for file in files:
                    path = Path(folder) / file
                    with suppress(FileNotFoundError):  # it was deleted meanwhile
                        if not file.endswith(DRAFT):
                            size = path.stat().st_size
                            yield path.relative_to(self.root).as_posix(), size

    def delete(self, name: str) -> None:
        path = self.root / name
        with self._told():
            path.unlink(missing_ok=True)
            # The folder of a backup goes with its last file.
            if path.parent != self.root and path.parent.is_dir() and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def sweep(self) -> None:
        with self._told():
            for draft in self.root.rglob(f"*{DRAFT}"):
                with suppress(FileNotFoundError):
                    if draft.stat().st_mtime < time.time() - _DEAD_AFTER_SECONDS:
                        draft.unlink()

    @contextmanager
    def _told(self, *, may_be_missing: bool = False) -> Iterator[None]:
        """Turn what the system says into what a person can act on."""
        if not self.root.is_dir():
            raise PlaceFailed(why=Why.ABSENT)
        try:
            yield
        except OSError as error:
            if may_be_missing and isinstance(error, FileNotFoundError):
                raise
            raise PlaceFailed(why=_why(error)) from error


def _why(error: OSError) -> Why:
    if error.errno in _FULL:
        return Why.FULL
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Why.REFUSED
    return Why.ABSENT


def _write(path: Path, content: IO[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file, _PIECE)
        file.flush()
        os.fsync(file.fileno())


def _not_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
