"""What a measure says: a value, and the bound that the design sets for it where it sets one."""

from dataclasses import dataclass, field
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit of the design. `least` turns it round: at least instead of at most."""

    value: float
    least: bool = False

    def holds(self, value: float) -> bool:
        return value >= self.value if self.least else value <= self.value

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.value:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a report. `unit` is what stands after the value: "×", "ms", "s", "MB"…"""

    what: str
    value: float
    unit: str
    bound: Bound | None = None
    note: str = ""
    processor: float | None = None  # the same by the processor's time, where that tells all

    @property
    def word(self) -> str:
        """Say whether the bound holds; "unsure" if only the clock of a busy machine misses it."""
        if self.bound is None:
            return ""
        if self.bound.holds(self.value):
            return "holds"
        is_busy = self.processor is not None and self.bound.holds(self.processor)
        return "unsure" if is_busy else "MISSED"


@dataclass(frozen=True, slots=True)
class Seconds:
    """What a thing took in each round: by the clock, and of this process's processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        return median(self.clock) * 1000


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two things that were timed in turns: the median of the rounds, and their middle half."""

    value: float
    low: float
    high: float
    processor: float

    def __str__(self) -> str:
        return f"half of the rounds {self.low:.2f}–{self.high:.2f}, processor {self.processor:.2f}"


def ratio(one: Seconds, other: Seconds) -> Ratio:
    """Compare round by round, so that a busy moment of the machine weighs on both sides."""
    each = [a / b for a, b in zip(one.clock, other.clock, strict=True)]
    of_processor = [a / b for a, b in zip(one.processor, other.processor, strict=True)]
    low, _, high = quantiles(each, n=4) if len(each) > 1 else each * 3
    return Ratio(value=median(each), low=low, high=high, processor=median(of_processor))
