"""How a person's time here ends by itself: the one path, which the accounts' room registers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from florilege.kernel.subjects import SubjectRef


class Turn(StrEnum):
    """What happens to people on a day."""

    ASKED = "asked"  # a message asks whether to keep the account
    ENDED = "ended"  # no answer came: the account goes to the desk
    UNREACHED = "unreached"  # the message could not be written or did not leave: the end waits
    SUSPENDED = "suspended"  # quiet for long enough, and the clock stands still

    @property
    def acts(self) -> bool:
        return self in {Turn.ASKED, Turn.ENDED}


Turns = dict[Turn, int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one person may expect if they do nothing: message, end, or why neither comes."""

    asked_on: date | None = None
    ends_on: date | None = None
    still_until: date | None = None
    still_because: str = ""


@dataclass(frozen=True, slots=True)
class PersonPath:
    """`due` counts for a day, `act` does it batch by batch, `coming` counts days ahead.

    `coming(on, until)` gives the days after `on` up to `until`.
    """

    people: Callable[[], int]
    due: Callable[[date], Turns]
    act: Callable[[date, datetime], Iterator[Turns]]
    coming: Callable[[date, date], dict[date, Turns]]
    outlook: Callable[[SubjectRef, date], Outlook]


@dataclass(slots=True)
class _Registered:
    path: PersonPath | None = field(default=None)


_registered = _Registered()


class NoPath(Exception):
    """No room says how a person's time ends."""


def register_path(path: PersonPath) -> None:
    _registered.path = path


def person_path() -> PersonPath:
    """Give the registered path.

    Raises: NoPath.
    """
    if _registered.path is None:
        raise NoPath
    return _registered.path
