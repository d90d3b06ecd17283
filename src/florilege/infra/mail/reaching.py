"""How people are reached and who holds a role, answered by the rooms that know.

The desk writes letters and knows no room: it asks here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role


@dataclass(frozen=True, slots=True)
class Reach:
    """Where and in which language to write to somebody, and whether they have a space to read in."""

    address: str
    language: str
    has_space: bool = True


ReachOf = Callable[[SubjectRef, Purpose], Reach | None]
HoldersOf = Callable[[Role, date], list[SubjectRef]]

_reach_of: list[ReachOf] = []
_holders_of: list[HoldersOf] = []


def answer_reach(function: ReachOf) -> ReachOf:
    """Register how to reach people; the first room that knows somebody answers."""
    if function not in _reach_of:
        _reach_of.append(function)
    return function


def answer_holders(function: HoldersOf) -> HoldersOf:
    """Register who holds a role on a day."""
    if function not in _holders_of:
        _holders_of.append(function)
    return function


def reach(person: SubjectRef, *, purpose: Purpose) -> Reach | None:
    """Tell how to reach a person for a purpose; nowhere if they are gone or it may not go on."""
    found = (function(person, purpose) for function in _reach_of)
    return next((one for one in found if one is not None), None)


def holders(role: Role, *, on: date) -> list[SubjectRef]:
    """Give the people who hold a role on a day."""
    return [person for function in _holders_of for person in function(role, on)]
