"""Where rooms declare what they hold, and where everything computed from it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from florilege.kernel.declarations import Holding
from florilege.kernel.subjects import SubjectRef


class DeclaredTwice(Exception):
    """One table was declared by two rooms, so that neither text could be trusted."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A view of a person's rows in an outside standard, as one JSON array of an export.

    `rows` gives the array's elements; the gate is open for the person's rights when it is called.
    """

    file: str
    title: str
    rows: Callable[[SubjectRef], Iterator[dict[str, Any]]]


class Registry:
    """All holdings by `app_label.ModelName`, in the order in which rooms declared them."""

    def __init__(self) -> None:
        self._holdings: dict[str, Holding] = {}
        self._renderings: dict[str, Rendering] = {}

    def declare(self, *holdings: Holding) -> None:
        """Enter what a room's tables hold; saying the same again is harmless.

        Raises: DeclaredTwice if a table already stands here with another text.
        """
        for holding in holdings:
            if self._holdings.setdefault(holding.model, holding) != holding:
                raise DeclaredTwice(holding.model)

    def render(self, rendering: Rendering) -> None:
        """Add an outside standard to every export; the last one under a file name counts."""
        self._renderings[rendering.file] = rendering

    def renderings(self) -> tuple[Rendering, ...]:
        return tuple(self._renderings.values())

    def holding(self, model: str) -> Holding | None:
        return self._holdings.get(model)

    def __iter__(self) -> Iterator[Holding]:
        return iter(tuple(self._holdings.values()))

    def about_people(self) -> tuple[Holding, ...]:
        """Every table that has a subject."""
        return tuple(h for h in self if h.subject is not None)


REGISTRY = Registry()
declare = REGISTRY.declare
