"""Write a sealed file from a stream: it is there whole and on disk, or not at all."""

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from florilege.infra.gate.opened import sealing_key
from florilege.infra.media.format import CHUNK, Label, new_header
from florilege.infra.media.places import DRAFT, drafts, path_of
from florilege.kernel.subjects import SubjectRef

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
DEAD_AFTER = timedelta(minutes=1)  # a writer takes its lock long before


class StorageFull(Exception):
    """There is no room left for files; nothing of the refused one stays."""

    def __init__(self) -> None:
        super().__init__(
            "The storage for files is full. The file was not kept, not even in part; make room, "
            "then send it again."
        )


class AlreadyWritten(Exception):
    """A file by this id is there already; it stands as it was written."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What was written: sizes and digest are those of the plain content."""

    id: UUID
    size: int
    sha256: str


def write_sealed(
    *,
    person: SubjectRef,
    content: Iterable[bytes],
    name: str,
    media_type: str,
    file_id: UUID | None = None,
) -> StoredFile:
    """Seal a stream for a person, in constant memory; a killed writer leaves only a draft.

    Raises: StorageFull; AlreadyWritten, if the id is given and taken; KeyWithheld.
    """
    file_id = file_id or uuid4()
    header, cipher = new_header(
        person=person,
        file_id=file_id,
        label=Label(name=name, media_type=media_type),
        person_key=sealing_key(person),
    )
    digest, size = hashlib.sha256(), 0
    path = path_of(person=person, file_id=file_id)
    try:
        with _Draft(path) as draft:
            draft.file.write(header.packed())
            for number, (plain, last) in enumerate(_chunks(content)):
                digest.update(plain)
                size += len(plain)
                draft.file.write(cipher.seal(plain, number=number, last=last))
            draft.keep()
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull from None
        raise
    return StoredFile(id=file_id, size=size, sha256=digest.hexdigest())


def sweep_drafts(*, at: datetime) -> int:
    """Delete the drafts of writers that were killed; a living writer holds a lock on its own."""
    swept = 0
    for path in drafts():
        try:
            if path.stat().st_mtime > (at - DEAD_AFTER).timestamp():
                continue
            with path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
                swept += 1
        except (FileNotFoundError, BlockingIOError):
            continue  # It was finished meanwhile, or is being written.
    return swept


class _Draft:
    """A file beside its place, that takes its place whole or leaves no trace."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(f"{path.name}.{uuid4().hex}{DRAFT}")
        self.file: BinaryIO

    def __enter__(self) -> "_Draft":
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self.file = os.fdopen(os.open(self._draft, flags, 0o600), "wb")
        fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def keep(self) -> None:
        """Put the draft in its place, on disk; of two writers of one id, the first one stays.

        Raises: AlreadyWritten.
        """
        self.file.flush()
        os.fsync(self.file.fileno())
        try:
            os.link(self._draft, self._path)
        except FileExistsError:
            raise AlreadyWritten(self._path.name) from None
        _sync_folder(self._path.parent)

    def __exit__(self, *error: object) -> None:
        try:
            self.file.close()
        finally:
            self._draft.unlink(missing_ok=True)


def _chunks(content: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Cut a stream into chunks of equal size, telling which is the last; an empty one has one."""
    pending = bytearray()
    for piece in content:
        view = memoryview(piece)
        while view:
            # A full chunk waits until it is known whether something follows.
            if len(pending) == CHUNK:
                yield bytes(pending), False
                pending.clear()
            taken = view[: CHUNK - len(pending)]
            pending += taken
            view = view[len(taken) :]
    yield bytes(pending), True


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
