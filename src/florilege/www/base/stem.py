"""The geometry of the stem whose leaves open as a course advances. No Django, no words."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import atan2, degrees, sin

MOST_LEAVES = 16  # Past that a leaf is too small to be seen, and stands for several activities.
LEAF_STEP = 26
ROOT = 14
HEIGHT = 62
GROUND = 38


@dataclass(frozen=True)
class Leaf:
    """One leaf of the drawing: where it leaves the stem, how it turns, whether it has opened."""

    x: float
    y: float
    turn: float
    side: int
    state: str

    @cached_property
    def place(self) -> str:
        """Say where the leaf stands, as SVG says it."""
        size = 0.52 if self.state == "bud" else 1.0
        return (
            f"translate({self.x:.1f} {self.y:.1f}) rotate({self.turn:.1f}) "
            f"scale({size} {size * self.side})"
        )


@dataclass(frozen=True)
class Stem:
    """A whole drawing, lying from left to right."""

    width: int
    height: int
    line: str
    leaves: tuple[Leaf, ...]
    head_place: str
    flowers: bool


@lru_cache(maxsize=512)
def draw_stem(*, done: int, total: int) -> Stem:
    """Draw `total` leaves, `done` of them open; the flower opens with the last one."""
    count = min(max(total, 1), MOST_LEAVES)
    done = min(max(done, 0), total)
    opened = done * count // total if total else 0
    if done > 0 and opened == 0:
        opened = 1  # A first step is always seen.
    width = ROOT + LEAF_STEP * count + 48
    leaves = tuple(_leaf(index, opened=opened, width=width) for index in range(count))
    tip = width - 26
    return Stem(
        width=width,
        height=HEIGHT,
        line=_line(until=tip, width=width),
        leaves=leaves,
        head_place=(
            f"translate({tip:.1f} {_level(tip, width):.1f}) "
            f"rotate({_slope(tip, width):.1f}) scale(0.85)"
        ),
        flowers=0 < total == done,
    )


def _level(x: float, width: int) -> float:
    return GROUND - 7 * sin(x / width * 4.4) - 9 * (x / width)


def _slope(x: float, width: int) -> float:
    return degrees(atan2(_level(x + 1, width) - _level(x - 1, width), 2))


def _line(*, until: float, width: int) -> str:
    steps = [until * part / 24 for part in range(25)]
    return "M" + "L".join(f"{x:.1f} {_level(x, width):.1f}" for x in steps)


def _leaf(index: int, *, opened: int, width: int) -> Leaf:
    x = ROOT + LEAF_STEP * (index + 0.4)
    side = 1 if index % 2 else -1
    is_open = index < opened
    lean = 40 + 7 * sin(index * 2.3) if is_open else 24
    state = "last" if index == opened - 1 else "open" if is_open else "bud"
    return Leaf(
        x=x, y=_level(x, width), turn=_slope(x, width) + side * lean, side=side, state=state
    )
