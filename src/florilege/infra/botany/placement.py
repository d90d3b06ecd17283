"""Sets a plant well on its plate: centred, as large as fits, foot at the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from florilege.infra.botany.strokes import Organ

MARGIN = 9.0
LARGEST = 1.16


@dataclass(frozen=True)
class Placement:
    """A scale and a shift, measured on the full-grown plant so that growing never moves it."""

    scale: float
    shift: complex

    def of(self, organs: Sequence[Organ]) -> list[Organ]:
        return [self._moved(organ) for organ in organs]

    def _moved(self, organ: Organ) -> Organ:
        return replace(
            organ,
            outline=self._points(organ.outline),
            colour_edge=self._points(organ.colour_edge),
            strokes=[
                replace(stroke, points=self._points(stroke.points)) for stroke in organ.strokes
            ],
        )

    def _points(self, points: Sequence[complex]) -> list[complex]:
        return [point * self.scale + self.shift for point in points]


def placement_for(organs: Sequence[Organ], *, width: int, height: int) -> Placement:
    points = [point for organ in organs for stroke in organ.strokes for point in stroke.points]
    left, right = min(p.real for p in points), max(p.real for p in points)
    top, bottom = min(p.imag for p in points), max(p.imag for p in points)
    scale = min(
        LARGEST, (width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top)
    )
    middle = width / 2 - scale * (left + right) / 2
    return Placement(scale, complex(middle, height - MARGIN - scale * bottom))
