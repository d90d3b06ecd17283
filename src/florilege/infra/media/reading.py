"""Read a sealed file as a stream, in constant memory; every chunk is proved before it is given."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from florilege.infra.gate.opened import sealing_key
from florilege.infra.media.format import CHUNK, TAG, Cipher, FileBroken, Label, parsed, plain_size
from florilege.infra.media.places import path_of
from florilege.infra.media.seeking import SealedFile
from florilege.infra.media.writing import StoredFile
from florilege.kernel.subjects import SubjectRef

_HEADER_AT_MOST = 66_000


class FileMissing(Exception):
    """No file by this id stands in the person's folder."""


class SealedReader(Iterator[bytes]):
    """The plain content of a file, chunk by chunk. It holds the file's key, not the person's.

    It stays readable when the gate has closed, so that an answer may stream it; close it if it is
    not read to its end.
    """

    def __init__(self, *, file: BinaryIO, start: int, cipher: Cipher, label: Label, size: int):
        self.label, self.size = label, size
        self._file, self._cipher = file, cipher
        self._number = 0
        file.seek(start)
        self._next = file.read(CHUNK + TAG)

    def __next__(self) -> bytes:
        if self._number and not self._next:
            self.close()
            raise StopIteration
        sealed, self._next = self._next, self._file.read(CHUNK + TAG)
        try:
            plain = self._cipher.open(sealed, number=self._number, last=not self._next)
        except FileBroken:
            self.close()
            raise
        self._number += 1
        return plain

    def close(self) -> None:
        self._file.close()
        self._number, self._next = self._number or 1, b""


def open_sealed(*, person: SubjectRef, file_id: UUID, person_key: bytes) -> SealedReader:
    """Open a person's file under their key. Rooms use `open_file`, which asks the gate.

    Raises: FileMissing, FileBroken.
    """
    file, start, cipher, label, size = _begun(person, file_id, person_key)
    return SealedReader(file=file, start=start, cipher=cipher, label=label, size=size)


def open_seekable(*, person: SubjectRef, file_id: UUID, person_key: bytes) -> SealedFile:
    """Open a person's file to be read at any place. Rooms use `seek_file`, which asks the gate.

    Raises: FileMissing, FileBroken.
    """
    file, start, cipher, _, size = _begun(person, file_id, person_key)
    return SealedFile(file=file, start=start, cipher=cipher, size=size)


def _begun(
    person: SubjectRef, file_id: UUID, person_key: bytes
) -> tuple[BinaryIO, int, Cipher, Label, int]:
    file = _opened(path_of(person=person, file_id=file_id))
    try:
        header = parsed(file.read(_HEADER_AT_MOST))
        if (header.person, header.file_id) != (person, file_id):
            raise FileBroken("the file was moved from another place")
        cipher, label = header.opened(person_key=person_key)
        start = len(header.packed())
        return file, start, cipher, label, plain_size(file.seek(0, 2) - start)
    except BaseException:
        file.close()
        raise


def stored(*, person: SubjectRef, file_id: UUID) -> StoredFile | None:
    """Measure a file that stands already, without disclosing it; None if there is none.

    Raises: FileBroken, KeyWithheld.
    """
    key = sealing_key(person)
    digest, size = hashlib.sha256(), 0
    try:
        for piece in open_sealed(person=person, file_id=file_id, person_key=key):
            digest.update(piece)
            size += len(piece)
    except FileMissing:
        return None
    return StoredFile(id=file_id, size=size, sha256=digest.hexdigest())


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise FileMissing(path.name) from None
