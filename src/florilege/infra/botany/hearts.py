"""Hearts of flowers: stamens on their threads and cushions of florets in spirals."""

import math
from dataclasses import dataclass

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.space import GOLDEN_ANGLE, Frame
from florilege.infra.botany.strokes import CONTOUR, HATCH, Organ, Stroke, Tone


@dataclass(frozen=True)
class Stamens:
    """Threads with an anther each. Units: shares of the head's radius, degrees from the axis."""

    count: int
    length: float
    spread: float
    anther: float = 1.5
    height: float = 0.0


@dataclass(frozen=True)
class Dome:
    """A cushion of small florets or seeds. Units: shares of the head's radius."""

    radius: float
    height: float
    seeds: int
    pins: float = 0.0


def draw_stamens(
    *, stamens: Stamens, frame: Frame, size: float, bloom: float, chance: Chance
) -> list[Organ]:
    organs = []
    for index in range(stamens.count):
        share = math.sqrt((index + 0.5) / stamens.count)
        azimuth = index * GOLDEN_ANGLE
        slope = math.radians(stamens.spread * share * bloom)
        length = stamens.length * size * chance.between(0.82, 1.08)
        points = []
        near = 0.0
        for step in range(5):
            part = step / 4
            place = frame.at(
                azimuth=azimuth,
                radius=length * part * math.sin(slope * (0.6 + 0.4 * part)),
                height=length * part * math.cos(slope * (0.6 + 0.4 * part)) + stamens.height * size,
            )
            points.append(place[0])
            near = place[1]
        along = points[-1] - points[-2]
        turn = along / abs(along) if along else 1
        half = turn * 1j * stamens.anther * 0.5 * chance.sign()
        anther = Stroke([points[-1] - half, points[-1] + half], stamens.anther, Tone.INK)
        thread = Stroke(points, HATCH, Tone.INK)
        organs.append(Organ((), (anther, thread), near, solid=False))
    return organs


def draw_dome(*, dome: Dome, frame: Frame, size: float, chance: Chance) -> list[Organ]:
    """Draw a cushion whose florets stand in the spirals that a capitulum shows."""
    organs = []
    for index in range(dome.seeds):
        share = math.sqrt((index + 0.5) / dome.seeds)
        angle = math.asin(min(1.0, share))
        place, depth = frame.at(
            azimuth=index * GOLDEN_ANGLE,
            radius=dome.radius * size * share,
            height=dome.height * size * math.cos(angle),
        )
        seed = dome.radius * size / math.sqrt(dome.seeds) * (0.62 + 0.3 * share)
        organs.append(_seed(place, depth, seed))
        if dome.pins and index % 2 == 0:
            organs.append(_pin(dome, frame, size, index, share, chance))
    return organs


def _seed(place: complex, depth: float, radius: float) -> Organ:
    ring = [
        place + radius * complex(math.cos(a), math.sin(a))
        for a in (math.tau * step / 9 for step in range(10))
    ]
    return Organ(ring, (Stroke(ring[9:] + ring[1:7], CONTOUR * 0.75),), depth, wash=Tone.ACCENT)


def _pin(dome: Dome, frame: Frame, size: float, index: int, share: float, chance: Chance) -> Organ:
    azimuth = index * GOLDEN_ANGLE
    slope = math.asin(min(1.0, share)) * 0.85
    length = dome.pins * size * chance.between(0.8, 1.15)
    ends = [
        frame.at(
            azimuth=azimuth,
            radius=dome.radius * size * share + reach * length * math.sin(slope),
            height=(dome.height * size + reach * length) * math.cos(slope),
        )
        for reach in (0.0, 0.5, 1.0)
    ]
    tip = ends[-1][0]
    strokes = (
        Stroke([tip, tip + 0.3j], 1.7),
        Stroke([place for place, _ in ends], HATCH),
    )
    return Organ((), strokes, ends[-1][1] + 2, solid=False)
