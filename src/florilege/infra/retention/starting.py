"""Since when the rows of a table are kept, as the database itself can answer: in bulk."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.db.models.expressions import Combinable


@dataclass(frozen=True, slots=True)
class Start:
    """The starting event of each row of a table.

    `when` gives a day or a time, and nothing while the event has not come: such a row stays.
    `unless` finds the rows that may not leave yet whatever the day, and `why` says why in a word.
    """

    when: Combinable
    unless: Q = field(default_factory=Q)
    why: str = ""


_starts: dict[str, Start] = {}
_own_ends: dict[str, str] = {}


def starts(model: str, when: Combinable, *, unless: Q | None = None, why: str = "") -> None:
    """Say since when each row of a table (`app_label.Model`) is kept."""
    _starts[model] = Start(when=when, unless=unless or Q(), why=why)


def ends_itself(model: str, *, why: str) -> None:
    """Say that a table's rows end by an act of their own room, and by which."""
    _own_ends[model] = why


def start_of(model: str) -> Start | None:
    return _starts.get(model)


def own_end_of(model: str) -> str | None:
    return _own_ends.get(model)
