"""Petals: a blade bent into a surface, its outline, and the fine lines that give it form."""

import math
from dataclasses import dataclass, replace

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.space import Bend, Frame, Surface, lerp
from florilege.infra.botany.strokes import CONTOUR, HATCH, Organ, Stroke, Tone


@dataclass(frozen=True)
class Petal:
    """How one petal stands in full bloom. Units: paper units for a head of radius 1; degrees."""

    blade: Blade
    length: float
    rise: float
    arch: float
    cup: float = 20.0
    uncurl: float = 0.0
    ruffle: float = 0.0
    waves: float = 3.0
    radius: float = 0.0
    height: float = 0.0
    lines: int = 9
    closed_rise: float = 84.0
    closed_arch: float = 100.0

    def towards(self, other: "Petal", share: float) -> "Petal":
        """Return the petal that stands between this one and another."""
        return replace(
            self,
            length=lerp(self.length, other.length, share),
            rise=lerp(self.rise, other.rise, share),
            arch=lerp(self.arch, other.arch, share),
            cup=lerp(self.cup, other.cup, share),
            ruffle=lerp(self.ruffle, other.ruffle, share),
            radius=lerp(self.radius, other.radius, share),
            height=lerp(self.height, other.height, share),
            blade=replace(
                self.blade,
                width=lerp(self.blade.width, other.blade.width, share),
                widest=lerp(self.blade.widest, other.blade.widest, share),
                tip=lerp(self.blade.tip, other.blade.tip, share),
            ),
        )

    def opened(self, bloom: float) -> "Petal":
        """Return the petal as it stands when the head has opened by `bloom`."""
        return replace(
            self,
            length=self.length * lerp(0.62, 1.0, bloom),
            rise=lerp(self.closed_rise, self.rise, bloom),
            arch=lerp(self.closed_arch, self.arch, bloom),
            cup=lerp(max(self.cup, 52.0), self.cup, bloom),
            ruffle=self.ruffle * bloom,
            uncurl=self.uncurl * bloom,
            radius=self.radius * lerp(0.45, 1.0, bloom),
        )


def draw_petal(
    *,
    petal: Petal,
    frame: Frame,
    azimuth: float,
    size: float,
    chance: Chance,
    tone: Tone = Tone.ACCENT,
    depth: float = 0.0,
    shading: float = 1.0,
) -> Organ:
    length = petal.length * size * chance.around(1, 0.05)
    blade, phase = petal.blade, chance.between(0, 6.28)
    surface = Surface(
        frame=frame,
        azimuth=azimuth,
        length=length,
        half_width=length * blade.width / 2,
        bend=Bend(
            rise=petal.rise + chance.around(0, 4),
            arch=petal.arch + chance.around(0, 7),
            cup=petal.cup,
            uncurl=petal.uncurl,
            twist=chance.around(0, 9),
            ruffle=petal.ruffle * length,
            waves=petal.waves,
            phase=phase,
        ),
        radius=petal.radius * size,
        height=petal.height * size,
    )
    samples = max(7, min(26, int(length / 2.2)))
    left = blade.edge(side=-1, samples=samples, phase=phase)
    right = blade.edge(side=1, samples=samples, phase=phase)
    places = [surface.place(x * length, y) for x, y in [*left, *reversed(right)]]
    outline = [place[0] for place in places]
    near = sum(place[1] for place in places) / len(places)
    edge_tone = Tone.INK if length > 13 or tone is Tone.LEAF else tone
    edge = Stroke(outline, CONTOUR, edge_tone, swelling=length * blade.width > 30)
    fine = _form_lines(surface, petal, length, chance, tone, shading)
    return Organ(outline, (edge, *fine), depth + near, wash=tone if length > 5 else None)


def _form_lines(
    surface: Surface, petal: Petal, length: float, chance: Chance, tone: Tone, shading: float
) -> list[Stroke]:
    """Draw lines up from the foot and down from the edge, longer where the face is dark."""
    count = min(petal.lines, int(length * petal.blade.width / 2.4))
    lines = []
    for index in range(count):
        across = 0.88 * (2 * (index + 0.5) / count - 1)
        dark = surface.shade(across * surface.half_width, 0.45) * shading
        reach = 0.12 + (0.16 + 0.62 * dark) * chance.between(0.62, 1.0) * (1 - 0.35 * across**2)
        lines.append(_line(surface, petal.blade, across, 0.05, reach, length, tone))
        fall = chance.between(0.05, 0.1) + 0.3 * dark * chance.between(0.2, 1.0)
        if index % 2 and reach + fall < 0.8:
            lines.append(_line(surface, petal.blade, across, 0.96 - fall, 0.95, length, tone))
    return lines


def _line(
    surface: Surface,
    blade: Blade,
    across: float,
    low: float,
    high: float,
    length: float,
    tone: Tone,
) -> Stroke:
    flat = blade.along_vein(across, low, high, steps=max(3, math.ceil(6 * (high - low))))
    return Stroke([surface.place(x * length, y)[0] for x, y in flat], HATCH, tone)
