"""Epoch keys as small files outside every database and backup: made, read, escrowed, destroyed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from florilege.infra.durable import unlink_durably, write_durably
from florilege.kernel.sealing import KEY_BYTES


class EpochKeyGone(Exception):
    """No file holds this epoch's key: it was destroyed after a turn, or the ring is damaged."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A folder of epoch keys. In production it stands on a tmpfs or behind a KMS mount."""

    folder: Path
    escrow: Path

    def read(self, number: int) -> bytes:
        """Give an epoch's key.

        Raises: EpochKeyGone if the file is missing or not a key.
        """
        try:
            key = self._path(number).read_bytes()
        except FileNotFoundError:
            raise EpochKeyGone(str(number)) from None
        if len(key) != KEY_BYTES:
            raise EpochKeyGone(f"{number}: the file is damaged")
        return key

    def numbers(self) -> list[int]:
        return sorted(int(p.stem) for p in self.folder.glob("[0-9]*.key"))

    def write(self, number: int, key: bytes) -> None:
        """Write a key so that it is there whole or not at all; an escrow copy goes beside."""
        for folder in (self.escrow, self.folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_durably(folder / f"{number:06d}.key", key)

    @contextmanager
    def turning(self) -> Iterator[None]:
        """Let one process at a time make, switch and destroy keys; the others wait their turn."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.folder / "turning.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def destroy(self, number: int) -> None:
        """Unlink a key for ever; its escrow copy lives on until `end_escrow`."""
        unlink_durably(self._path(number))

    def end_escrow(self, number: int) -> None:
        unlink_durably(self.escrow / f"{number:06d}.key")

    def take_from_escrow(self, number: int) -> None:
        """Put a key back into the ring, after a disaster."""
        key = (self.escrow / f"{number:06d}.key").read_bytes()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_durably(self._path(number), key)

    def escrowed(self) -> list[int]:
        """The epochs that an escrow copy still opens, the living ones included."""
        return sorted(int(p.stem) for p in self.escrow.glob("[0-9]*.key"))

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}.key"


def ring() -> Ring:
    return Ring(folder=Path(settings.RING_DIR), escrow=Path(settings.ESCROW_DIR))


def escrow_ends(*, ended_at: datetime, days: int) -> datetime:
    """Tell when an ended epoch's escrow copy is destroyed."""
    return ended_at + timedelta(days=days)
