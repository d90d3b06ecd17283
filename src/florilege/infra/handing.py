"""What rooms add to an export of the whole school, beside their tables: plain files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the export; `pieces` is read once, and gives exactly `size` bytes."""

    name: str
    size: int
    pieces: Iterator[bytes]


Gives = Callable[[], Iterator[Member]]
_givers: dict[str, Gives] = {}


def gives(folder: str, function: Gives) -> None:
    """Enter what a room gives, under a folder of its own."""
    _givers[folder] = function


def given() -> Iterator[Member]:
    """Give everybody's files, one after another."""
    for folder, function in sorted(_givers.items()):
        for member in function():
            yield Member(f"{folder}/{member.name}", member.size, member.pieces)


def small(name: str, content: bytes) -> Member:
    """Make a member of what is small enough to stand in memory."""
    return Member(name, len(content), iter([content]))
