"""What a person brings from another installation: which room takes which rows as its own.

A file is a claim of whoever brings it, so that by default its rows are kept apart: readable, taken
along again, counted for nothing here. A room registers here what the person may tell of themselves
anyway, beside its declarations, in `returns.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from florilege.kernel.subjects import SubjectRef

# Takes all rows of one table for one person; True if nothing of them has to be kept apart as well.
# Given again with the same time, it does nothing more and answers the same.
Takes = Callable[[SubjectRef, list[dict[str, Any]], datetime], bool]


class TakenTwice(Exception):
    """Two functions take the rows of one table, so that neither would know what the other did."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes the rows of a table; `address` names the field by which a person is written to."""

    model: str
    takes: Takes
    address: str = ""


_takers: dict[str, Taker] = {}


def takes_back(model: str, *, address: str = "") -> Callable[[Takes], Takes]:
    """Register a function for the rows of a table, by its `app_label.ModelName`.

    Raises: TakenTwice.
    """

    def register(takes: Takes) -> Takes:
        taker = Taker(model=model, takes=takes, address=address)
        if _takers.setdefault(model, taker).takes is not takes:
            raise TakenTwice(model)
        return takes

    return register


def taker_of(model: str) -> Taker | None:
    return _takers.get(model)


def takers() -> tuple[Taker, ...]:
    return tuple(_takers.values())
