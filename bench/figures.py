"""What a measure says: a value, and the bound that the design sets for it where it sets one."""

from dataclasses import dataclass
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

    @property
    def word(self) -> str:
        if self.bound is None:
            return ""
        return "holds" if self.bound.holds(self.value) else "MISSED"


@dataclass(frozen=True, slots=True)
class Ratio:
    """The ratio of two things that were timed in turns, with the middle half of its rounds."""

    value: float
    low: float
    high: float

    @property
    def spread(self) -> str:
        return f"half of the rounds: {self.low:.2f}–{self.high:.2f}"


def ratio(one: list[float], other: list[float]) -> Ratio:
    """Compare round by round, so that a busy moment of the machine weighs on both sides."""
    each = [a / b for a, b in zip(one, other, strict=True)]
    if len(each) < 2:
        return Ratio(value=each[0], low=each[0], high=each[0])
    low, _, high = quantiles(each, n=4)
    return Ratio(value=median(each), low=low, high=high)


def milliseconds(seconds: list[float]) -> float:
    return median(seconds) * 1000
