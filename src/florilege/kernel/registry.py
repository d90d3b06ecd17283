"""Where rooms declare what they hold, and where everything computed from it is read."""

from collections.abc import Iterator

from florilege.kernel.declarations import Holding


class DeclaredTwice(Exception):
    """One table was declared by two rooms, so that neither text could be trusted."""


class Registry:
    """All holdings by `app_label.ModelName`, in the order in which rooms declared them."""

    def __init__(self) -> None:
        self._holdings: dict[str, Holding] = {}

    def declare(self, *holdings: Holding) -> None:
        """Enter what a room's tables hold; saying the same again is harmless.

        Raises: DeclaredTwice if a table already stands here with another text.
        """
        for holding in holdings:
            if self._holdings.setdefault(holding.model, holding) != holding:
                raise DeclaredTwice(holding.model)

    def holding(self, model: str) -> Holding | None:
        return self._holdings.get(model)

    def __iter__(self) -> Iterator[Holding]:
        return iter(tuple(self._holdings.values()))

    def about_people(self) -> tuple[Holding, ...]:
        """Every table that has a subject."""
        return tuple(h for h in self if h.subject is not None)


REGISTRY = Registry()
declare = REGISTRY.declare
