"""What open work people have, and how it passes to a colleague when they leave; rooms declare it.

A room says it in its `departing.py`, beside its declarations. Who keeps departures
(`people/departures`) reads this registry and knows no room above itself.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from florilege.infra.gate.looking import Sight
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of open work. `key` finds it again; `title` and `detail` name no learner."""

    key: str
    title: str
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Open:
    """What somebody has open, with what a page looks at before it shows that."""

    lines: Sequence[Line]
    sights: Sequence[Sight] = ()


@dataclass(frozen=True, slots=True)
class Handing:
    """Whose last day it is, and who takes which line from the day after; the others stay."""

    leaver: SubjectRef
    last_day: date
    to: Mapping[str, SubjectRef]


# open_lines(person, on) -> what is open for them then. One query.
OpenLines = Callable[[SubjectRef, date], Open]
# hand_over(handing) -> how many lines passed on. Idempotent, in one transaction of its vault.
HandOver = Callable[[Handing], int]


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of open work of the holders of a role; only holders of the same role may take it.

    Where several roles do the same work, as at the archive, whoever holds one of them may.
    `title` and `stays` (what becomes of a line that nobody takes) are English sentences, whose
    French is in the room. Work without `hand_over` belongs to all holders of the role together:
    it is shown, and nothing is chosen.
    """

    name: str
    roles: tuple[Role, ...]
    title: str
    stays: str
    open_lines: OpenLines
    hand_over: HandOver | None = None


_works: dict[str, Work] = {}


def departs(work: Work) -> None:
    """Enter a kind of work; the last one under a name counts."""
    _works[work.name] = work


def works_of(roles: Collection[Role]) -> tuple[Work, ...]:
    """Give the kinds of work of some roles, in the order of the vocabulary."""
    order = list(Role)
    found = (work for work in _works.values() if not set(roles).isdisjoint(work.roles))
    return tuple(sorted(found, key=lambda work: (min(map(order.index, work.roles)), work.name)))


def work_named(name: str) -> Work | None:
    return _works.get(name)
