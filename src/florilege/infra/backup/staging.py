"""Seal a stream into a file without a name, so that it can be sent to several places."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from django.conf import settings

from florilege.infra.backup.errors import Damaged
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey, Hashed, Reads, Writes


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a stream was (`size`, `sha256`) and how many bytes it takes sealed (`stored`)."""

    size: int
    sha256: str
    stored: int


@dataclass(frozen=True, slots=True)
class Staged:
    """A sealed stream on this machine's disk; `stored_sha256` is that of the sealed bytes."""

    file: IO[bytes]
    sizes: Sizes
    stored_sha256: str


@contextmanager
def staged(plain: Reads, key: BackupKey) -> Iterator[Staged]:
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        reader, writer = Hashed(plain), Hashed(file)
        key.seal(reader, writer)
        file.flush()
        sizes = Sizes(size=reader.size, sha256=reader.sha256, stored=writer.size)
        yield Staged(file=file, sizes=sizes, stored_sha256=writer.sha256)


def send(staged: Staged, *, name: str, to: Place, key: BackupKey) -> None:
    """Write to a place, then read back, hash and decrypt what stands there.

    Raises: PlaceFailed; Damaged.
    """
    staged.file.seek(0)
    to.put(name, staged.file)
    try:
        with to.read(name) as content:
            sealed = Hashed(content)
            found = opened_sizes(sealed, key)
    except FileNotFoundError:
        raise Damaged from None
    if found != staged.sizes or sealed.sha256 != staged.stored_sha256:
        raise Damaged


def opened_sizes(sealed: Hashed, key: BackupKey, into: Writes | None = None) -> Sizes:
    """Decrypt a stream to its end, into a file or into nothing, and measure it.

    Raises: BackupKeyWrong; Damaged.
    """
    plain = Hashed(into)
    key.open(sealed, plain)
    return Sizes(size=plain.size, sha256=plain.sha256, stored=sealed.size)


@contextmanager
def fetched(place: Place, name: str, *, key: BackupKey) -> Iterator[tuple[IO[bytes], Sizes]]:
    """Bring an object to this machine's disk, opened, in a file without a name.

    Raises: PlaceFailed; BackupKeyWrong; Damaged; FileNotFoundError.
    """
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        with place.read(name) as content:
            sizes = opened_sizes(Hashed(content), key, file)
        file.seek(0)
        yield file, sizes
