"""Stems: tapering ribbons along a curve, with a shaded side and a cut at the foot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.space import lerp, turned
from florilege.infra.botany.strokes import CONTOUR, HATCH, OUTLINE, VEIN, Organ, Stroke, Tone


@dataclass(frozen=True)
class Track:
    """A curve that a stem follows, sampled evenly in its parameter."""

    points: Sequence[complex]

    def at(self, share: float) -> complex:
        exact = min(max(share, 0.0), 1.0) * (len(self.points) - 1)
        index = min(int(exact), len(self.points) - 2)
        return self.points[index] + (self.points[index + 1] - self.points[index]) * (exact - index)

    def heading(self, share: float) -> complex:
        along = self.at(min(1.0, share + 0.02)) - self.at(max(0.0, share - 0.02))
        return along / abs(along)

    def until(self, share: float) -> "Track":
        steps = max(4, math.ceil(len(self.points) * share))
        return Track([self.at(share * step / steps) for step in range(steps + 1)])

    @property
    def length(self) -> float:
        return sum(abs(b - a) for a, b in zip(self.points, self.points[1:], strict=False))


def bent_track(start: complex, handle: complex, far: complex, end: complex) -> Track:
    """Sample the cubic curve through the four points."""
    points = []
    steps = max(12, int(abs(end - start) / 5))
    for step in range(steps + 1):
        share = step / steps
        rest = 1 - share
        points.append(
            start * rest**3
            + handle * 3 * rest * rest * share
            + far * 3 * rest * share * share
            + end * share**3
        )
    return Track(points)


def draw_stem_piece(
    *,
    track: Track,
    girth: float,
    tip_girth: float,
    chance: Chance,
    depth: float = 0.0,
    cut: bool = False,
    nodes: Sequence[float] = (),
) -> Organ:
    """Draw a stem from its foot to its tip. Units: girths are whole widths."""
    if girth < 1.3:
        return Organ((), (Stroke(track.points, VEIN if girth < 0.8 else OUTLINE),), depth)
    count = len(track.points)
    left, right = [], []
    for index in range(count):
        share = index / (count - 1)
        swell = sum(0.22 * math.exp(-(((share - node) / 0.012) ** 2)) for node in nodes)
        half = lerp(girth, tip_girth, share**0.8) / 2 * (1 + swell)
        normal = track.heading(share) * 1j
        left.append(track.points[index] - normal * half)
        right.append(track.points[index] + normal * half)
    if cut:
        right[0] = right[0] + track.heading(0) * girth * 0.9
    strokes = [
        Stroke(left, CONTOUR, Tone.INK, swelling=girth > 2.2, ends=(1.0, 0.6)),
        Stroke(right, OUTLINE, Tone.INK, swelling=girth > 2.2, ends=(1.0, 0.6)),
    ]
    if girth > 2.2:
        strokes += _shading(track, girth, tip_girth, chance)
    if cut:
        strokes.append(Stroke([left[0], (left[0] + right[0]) / 2, right[0]], CONTOUR))
    outline = [*left, *reversed(right)]
    return Organ(outline, tuple(strokes), depth, wash=Tone.LEAF)


def _shading(track: Track, girth: float, tip_girth: float, chance: Chance) -> list[Stroke]:
    """Run broken lines along the side that the light does not reach."""
    lines = []
    for offset in (0.16, 0.3) if girth > 4 else (0.2,):
        start = chance.between(0.0, 0.06)
        while start < 0.94:
            end = min(0.98, start + chance.between(0.1, 0.34))
            steps = max(3, int((end - start) * 24))
            lines.append(
                Stroke(
                    [
                        _aside(track, lerp(start, end, i / steps), girth, tip_girth, offset)
                        for i in range(steps + 1)
                    ],
                    HATCH,
                )
            )
            start = end + chance.between(0.015, 0.07)
    return lines


def _aside(track: Track, share: float, girth: float, tip: float, offset: float) -> complex:
    return track.at(share) + track.heading(share) * 1j * lerp(girth, tip, share**0.8) * offset


def side_track(
    *, start: complex, heading: complex, angle: float, length: float, rise: float = 0.5
) -> Track:
    """Return the curve of a side stem that leaves at `angle` degrees and turns up again."""
    out = turned(heading, angle)
    end_heading = turned(heading, angle * (1 - rise))
    handle = start + out * length * 0.42
    end = start + turned(heading, angle * (1 - 0.5 * rise)) * length
    return bent_track(start, handle, end - end_heading * length * 0.34, end)
