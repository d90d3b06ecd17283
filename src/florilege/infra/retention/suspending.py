"""What stops the clock of a person: a training that runs, a role that is held, a legal hold."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from florilege.kernel.subjects import SubjectRef

OPEN_END = date.max  # nobody can say yet when it ends


@dataclass(frozen=True, slots=True)
class Still:
    """Until when a clock stands still, that day included, and why.

    `reason` is an English sentence for the person and the officer; its French is in the room.
    """

    until: date
    reason: str


# Gives the last day, past ones too, of those whom it concerns: the clock starts again from it.
StandingStill = Callable[[Collection[SubjectRef]], dict[SubjectRef, Still]]

_suspensions: dict[str, StandingStill] = {}


def suspends(name: str, standing: StandingStill) -> None:
    """Register what stops people's clocks, in one query for many; the last under a name counts."""
    _suspensions[name] = standing


def stand_still(people: Iterable[SubjectRef]) -> dict[SubjectRef, Still]:
    """Give the longest suspension, past ones too, of those who have any; a query for each kind."""
    wanted = list(people)
    found: dict[SubjectRef, Still] = {}
    if not wanted:
        return found
    for standing in _suspensions.values():
        for person, still in standing(wanted).items():
            if person not in found or still.until > found[person].until:
                found[person] = still
    return found
