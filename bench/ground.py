"""What every measure is given: an engine, sizes, and the houses that it asks for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Bound, Figure, Ratio
from bench.houses import Engine, House, house


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured. `people` is the size of installations, `rows` of a page's list."""

    people: tuple[int, ...] = (1_000, 10_000, 100_000)
    rows: int = 30
    records: int = 10_000
    rounds: int = 150
    times: int = 1


@dataclass(frozen=True, slots=True)
class Ground:
    engine: Engine
    sizes: Sizes = field(default_factory=Sizes)
    static: Path | None = None

    def compared(self, what: str, found: Ratio, bound: Bound | None, *, note: str = "") -> Figure:
        """Tell a ratio. A database server works beside this process, so there the clock decides."""
        processor = None if self.engine.server else found.processor
        return Figure(what, found.value, "×", bound, f"{note}{found}", processor)

    @contextmanager
    def house(self) -> Iterator[House]:
        """A fresh installation, gone when the measure is over."""
        with house(self.engine, static=self.static) as made:
            yield made


Measure = Callable[[Ground], Iterator[Figure]]
