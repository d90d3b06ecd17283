"""The little space in which organs stand before they are seen.

A place is a pair: where it falls on the paper (a complex number, y downwards) and how near it is
to the eye. Units: paper units of a 320 × 480 plate; angles in degrees at the edges, radians within.
"""

import cmath
import math
from dataclasses import dataclass

Place = tuple[complex, float]
UP = -1j
GOLDEN_ANGLE = 180 * (3 - math.sqrt(5))


def lerp(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def clamp(value: float) -> float:
    return min(1.0, max(0.0, value))


def ease(share: float) -> float:
    """Start and end slowly: 0 at 0, 1 at 1, level at both."""
    share = clamp(share)
    return share * share * (3 - 2 * share)


def turned(direction: complex, degrees: float) -> complex:
    return direction * cmath.rect(1, math.radians(degrees))


@dataclass(frozen=True)
class Frame:
    """An axis standing on the paper, leaning `lift` degrees towards the eye."""

    origin: complex
    direction: complex = UP
    lift: float = 0.0
    depth: float = 0.0

    def around(self, azimuth: float) -> tuple[Place, Place, Place]:
        """Return axis, outward and sideways unit vectors at `azimuth` degrees round the axis."""
        lift, turn = math.radians(self.lift), math.radians(azimuth)
        axis = (self.direction * math.cos(lift), math.sin(lift))
        side = self.direction * 1j
        front = (-self.direction * math.sin(lift), math.cos(lift))
        cos, sin = math.cos(turn), math.sin(turn)
        outward = (side * cos + front[0] * sin, front[1] * sin)
        sideways = (-side * sin + front[0] * cos, front[1] * cos)
        return axis, outward, sideways

    def at(self, *, azimuth: float, radius: float, height: float) -> Place:
        axis, outward, _ = self.around(azimuth)
        return (
            self.origin + outward[0] * radius + axis[0] * height,
            self.depth + outward[1] * radius + axis[1] * height,
        )


@dataclass(frozen=True)
class Bend:
    """How a blade leaves its axis and curves. Units: degrees.

    `rise` is the slope at its foot (0 outwards, 90 along the axis), `arch` at its tip. `cup` is how
    far it curls across and `uncurl` how much less so at its tip, `fold` how far its halves close
    along the middle. `roll` turns the blade about its middle at the foot, `twist` turns it further
    on the way to the tip. `ruffle` is how far its far edge waves. Units: paper units.
    """

    rise: float
    arch: float
    cup: float = 0.0
    uncurl: float = 0.0
    fold: float = 0.0
    roll: float = 0.0
    twist: float = 0.0
    ruffle: float = 0.0
    waves: float = 3.0
    phase: float = 0.0


STEPS = 16
LIGHT = (cmath.rect(0.74, math.radians(-128)), 0.67)


def _scaled(place: Place, factor: float) -> Place:
    return (place[0] * factor, place[1] * factor)


def _plus(one: Place, other: Place) -> Place:
    return (one[0] + other[0], one[1] + other[1])


def lit(normal: Place) -> float:
    """Tell how much light falls on a face turned to `normal`: 1 full, -1 behind."""
    return (normal[0] * LIGHT[0].conjugate()).real + normal[1] * LIGHT[1]


class Surface:
    """A flat blade bent into space: maps (across, along) in paper units to a place."""

    def __init__(
        self,
        *,
        frame: Frame,
        azimuth: float,
        length: float,
        half_width: float,
        bend: Bend,
        radius: float = 0.0,
        height: float = 0.0,
    ) -> None:
        self.length = length
        self.half_width = max(half_width, 1e-6)
        self.bend = bend
        self._axis, self._outward, self._sideways = frame.around(azimuth)
        self._spine = self._grow(frame.at(azimuth=azimuth, radius=radius, height=height))

    def _grow(self, foot: Place) -> list[tuple[Place, Place, Place]]:
        spine, step = [], self.length / STEPS
        place = foot
        for index in range(STEPS + 2):
            share = index / STEPS
            slope = math.radians(lerp(self.bend.rise, self.bend.arch, share))
            forward = self._mix(math.cos(slope), math.sin(slope))
            normal = self._mix(-math.sin(slope), math.cos(slope))
            spine.append((place, *self._twisted(normal, share)))
            place = _plus(place, _scaled(forward, step))
        return spine

    def _mix(self, outward: float, axis: float) -> Place:
        return _plus(_scaled(self._outward, outward), _scaled(self._axis, axis))

    def _twisted(self, normal: Place, share: float) -> tuple[Place, Place]:
        angle = math.radians(self.bend.roll + self.bend.twist * share)
        cos, sin = math.cos(angle), math.sin(angle)
        across = _plus(_scaled(self._sideways, cos), _scaled(normal, sin))
        above = _plus(_scaled(normal, cos), _scaled(self._sideways, -sin))
        return across, above

    def place(self, across: float, along: float) -> Place:
        """Say where the flat point falls; `along` from 0 at the foot to 1 at the tip."""
        middle, sideways, normal = self._station(along)
        bend, share = self.bend, across / self.half_width
        curl = math.radians(bend.cup - bend.uncurl * min(1.0, along)) * share
        fold = math.radians(bend.fold)
        reach = abs(across) * (math.sin(abs(curl)) / abs(curl) if curl else 1.0)
        lift = abs(across) * ((1 - math.cos(curl)) / abs(curl) if curl else 0.0)
        aside = math.copysign(reach * math.cos(fold) - lift * math.sin(fold), across)
        above = reach * math.sin(fold) + lift * math.cos(fold)
        if bend.ruffle:
            angle = math.pi * bend.waves * (share + 0.35 * along) + bend.phase
            above += bend.ruffle * along * along * (0.35 + 0.65 * abs(share)) * math.sin(angle)
        return (
            middle[0] + sideways[0] * aside + normal[0] * above,
            middle[1] + sideways[1] * aside + normal[1] * above,
        )

    def shade(self, across: float, along: float) -> float:
        """Tell how dark the seen face is at a flat point: 0 in full light, 1 in shadow."""
        _, sideways, normal = self._station(along)
        bend = self.bend
        angle = math.radians(bend.cup) * across / self.half_width
        angle += math.copysign(math.radians(bend.fold), across)
        face = _plus(_scaled(normal, math.cos(angle)), _scaled(sideways, -math.sin(angle)))
        if face[1] < 0:
            face = _scaled(face, -1)
        return clamp(0.5 - 0.62 * lit(face) + 0.12)

    def _station(self, along: float) -> tuple[Place, Place, Place]:
        exact = min(max(along, 0.0), 1.0) * STEPS
        index = int(exact)
        share = exact - index
        low, high = self._spine[index], self._spine[index + 1]
        return (
            _blend(low[0], high[0], share),
            _blend(low[1], high[1], share),
            _blend(low[2], high[2], share),
        )


def _blend(low: Place, high: Place, share: float) -> Place:
    return (low[0] + (high[0] - low[0]) * share, low[1] + (high[1] - low[1]) * share)
