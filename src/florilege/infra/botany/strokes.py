"""What a pen leaves: strokes, and the organs that they draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Tone(StrEnum):
    """Which of the three inks: the drawing's, the leaf's or the flower's."""

    INK = "ink"
    LEAF = "leaf"
    ACCENT = "accent"


OUTLINE = 0.85
EDGE = 0.75
CONTOUR = 0.6
VEIN = 0.45
HATCH = 0.3


@dataclass(frozen=True)
class Stroke:
    """A line of sampled points; a swelling one thickens on the side away from light.

    `ends` says to what share of its width a swelling line tapers at its start and end.
    """

    points: Sequence[complex]
    width: float = HATCH
    tone: Tone = Tone.INK
    swelling: bool = False
    ends: tuple[float, float] = (0.3, 0.3)


@dataclass(frozen=True)
class Organ:
    """One leaf half, petal or piece of stem: it hides what lies deeper than itself.

    `colour_edge` is the shape of its flat colour where that is not the outline; `part` names the
    leaf, head or stem it belongs to.
    """

    outline: Sequence[complex]
    strokes: Sequence[Stroke]
    depth: float
    wash: Tone | None = None
    solid: bool = True
    colour_edge: Sequence[complex] = ()
    part: str = ""


@dataclass(frozen=True)
class DrawnStroke:
    """A visible run of a stroke, with its width at every point. Units: paper units."""

    points: tuple[complex, ...]
    widths: tuple[float, ...]
    tone: Tone

    @property
    def even(self) -> bool:
        return self.widths[0] == self.widths[-1] == self.widths[len(self.widths) // 2]


@dataclass(frozen=True)
class DrawnOrgan:
    """What is seen of an organ, and the flat colour laid under it."""

    strokes: tuple[DrawnStroke, ...]
    outline: tuple[complex, ...]
    wash: Tone | None
    part: str


def as_part(name: str, organs: Iterable[Organ]) -> list[Organ]:
    """Mark organs as one part of the plant."""
    return [replace(organ, part=name) for organ in organs]
