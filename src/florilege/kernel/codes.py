"""What a stored code or id stands for: the room that knows it says it in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Named(StrEnum):
    """What a code names; a field declares it, and one room reads it."""

    COURSE = "course"
    EDITION = "edition"
    SESSION = "session"
    ACTIVITY = "activity"
    QUESTION = "question"
    ANSWER = "answer"  # the pieces of a question that somebody chose
    PLACE = "place"  # where somebody stopped in an activity


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is stored, with its row, whose other columns tell where it belongs."""

    named: Named
    row: Any
    value: Any


# Gives the words of each code in the order of the codes, in as many queries for one as for thirty;
# empty where what it named is gone.
Reader = Callable[[Sequence[Code]], Sequence[str]]

_readers: dict[Named, Reader] = {}


def reads(*named: Named) -> Callable[[Reader], Reader]:
    """Enter the function by which a room reads what such codes name, all kinds of them together."""

    def enter(reader: Reader) -> Reader:
        _readers.update(dict.fromkeys(named, reader))
        return reader

    return enter


def readers() -> dict[Named, Reader]:
    return dict(_readers)


def in_words(codes: Sequence[Code]) -> list[Any]:
    """Say what codes name, each reader asked once; one that nobody knows any more stands as it is."""
    told: dict[int, str] = {}
    for reader in dict.fromkeys(_readers[code.named] for code in codes):
        own = [place for place, code in enumerate(codes) if _readers[code.named] is reader]
        told |= zip(own, reader([codes[place] for place in own]), strict=True)
    return [told[place] or code.value for place, code in enumerate(codes)]
