"""Where a school's files lie: a folder of the machine here, sealed uploads elsewhere (`sealed.py`)."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


class Folder(Protocol):
    """What the dry run and the take-over read from; a file may be opened many times."""

    @property
    def name(self) -> str:
        """What it is called in a fault that is about the whole of it."""

    @property
    def is_reserved(self) -> bool:
        """Whether it comes from somebody who does not hold the machine: see `Sheet.reserves`."""

    def names(self) -> Sequence[str]:
        """The names of its files, in their order."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open one file to be read once, from its beginning."""


@dataclass(frozen=True, slots=True)
class DiskFolder:
    """A folder on this machine, as the command is given it."""

    path: Path
    is_reserved: bool = False

    @property
    def name(self) -> str:
        return str(self.path)

    def names(self) -> Sequence[str]:
        return sorted(one.name for one in self.path.iterdir() if one.is_file())

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        return (self.path / name).open("rb")
