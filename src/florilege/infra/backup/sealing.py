"""The backup key, and streams sealed under it in the age format, in chunks and constant memory."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity

from florilege.infra.backup.errors import BackupKeyMissing, BackupKeyWrong, Damaged
from florilege.kernel.wrapping import derived, keyed_hash

_OTHER_KEY = "No matching keys found"


class Reads(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Writes(Protocol):
    def write(self, content: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class BackupKey:
    """Seals and opens backups; `naming` gives files names that tell nothing."""

    identity: Any
    naming: bytes

    def seal(self, plain: Reads, sealed: Writes) -> None:
        self._run(pyrage.encrypt_io, plain, sealed, [self.identity.to_public()])

    def open(self, sealed: Reads, plain: Writes) -> None:
        """Open a stream.

        Raises: BackupKeyWrong; Damaged. What was written to `plain` before counts for nothing then.
        """
        self._run(pyrage.decrypt_io, sealed, plain, [self.identity])

    def name_of(self, path: str) -> str:
        """Name a file of the store: its path holds a person's opaque id, its name does not."""
        return keyed_hash(self.naming, path.encode()).hex()

    def _run(self, act: Callable[..., None], read: Reads, write: Writes, keys: list[Any]) -> None:
        reader, writer = _Watched(read), _Watched(write)
        try:
            act(reader, writer, keys)
        except (pyrage.DecryptError, pyrage.EncryptError, OSError) as error:
            # The library wraps what a stream raised in its own words: the stream's are told.
            if cause := reader.failure or writer.failure:
                raise cause from None
            if _OTHER_KEY in str(error):
                raise BackupKeyWrong from None
            raise Damaged from None


def make_backup_key() -> None:
    """Make the backup key of a new installation; one that exists is left as it is."""
    path = Path(settings.BACKUP_KEY_PATH)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"{Identity.generate()}\n")
        file.flush()
        os.fsync(file.fileno())


def backup_key() -> BackupKey:
    """Read the backup key.

    Raises: BackupKeyMissing.
    """
    try:
        words = Path(settings.BACKUP_KEY_PATH).read_text().strip()
        identity = Identity.from_str(words)
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        raise BackupKeyMissing from None
    return BackupKey(identity=identity, naming=derived(words.encode(), use="backup names"))


class _Watched:
    """A stream that remembers what it raised."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        return self._kept(self._stream.read, size)  # type: ignore[no-any-return]

    def write(self, content: bytes) -> int:
        return self._kept(self._stream.write, content)  # type: ignore[no-any-return]

    def flush(self) -> None:
        """The owner of the stream flushes it."""

    def _kept(self, act: Callable[[Any], Any], what: Any) -> Any:
        try:
            return act(what)
        except BaseException as error:
            self.failure = error
            raise


class Hashed:
    """Counts and hashes what passes, to a stream behind it if there is one."""

    def __init__(self, stream: Any = None) -> None:
        self._stream, self._digest, self.size = stream, hashlib.sha256(), 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._stream.read(size)
        self._note(piece)
        return piece

    def write(self, content: bytes) -> int:
        self._note(content)
        if self._stream is not None:
            self._stream.write(content)
        return len(content)

    def _note(self, piece: bytes) -> None:
        self._digest.update(piece)
        self.size += len(piece)
