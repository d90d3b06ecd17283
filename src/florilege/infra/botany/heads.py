"""Flower heads: rings and spirals of petals about an axis, sepals below and a heart within."""

import math
from dataclasses import dataclass, replace

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.petals import Petal, draw_petal
from florilege.infra.botany.space import Frame, clamp, ease
from florilege.infra.botany.strokes import CONTOUR, HATCH, OUTLINE, VEIN, Organ, Stroke, Tone

GOLDEN_ANGLE = 180 * (3 - math.sqrt(5))


@dataclass(frozen=True)
class Ring:
    """Petals at even angles, alternating with the ring outside when `turn` says so."""

    count: int
    petal: Petal
    turn: float = 0.0
    tone: Tone = Tone.ACCENT


@dataclass(frozen=True)
class Spiral:
    """Petals one golden angle apart, passing from the outer form to the inner one."""

    count: int
    outer: Petal
    inner: Petal
    tone: Tone = Tone.ACCENT


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


@dataclass(frozen=True)
class Head:
    """A whole flower; its radius is given in paper units, everything else for a radius of 1."""

    radius: float
    layers: tuple[Ring | Spiral, ...]
    lift: float = 40.0
    stamens: tuple[Stamens, ...] = ()
    dome: Dome | None = None
    sepals: int = 5
    sepal_length: float = 0.3
    receptacle: float = 0.1


@dataclass(frozen=True)
class Speck:
    """A floret too small for petals of its own: one lobed outline. Units: paper units."""

    radius: float
    lobes: int = 5


SEPAL = Blade(width=0.5, widest=0.32, tip=1.0, uneven=0.02)


def draw_head(
    *, head: Head, frame: Frame, bloom: float, chance: Chance, scale: float = 1.0
) -> list[Organ]:
    """Draw a head that has opened by `bloom`: 0 a closed bud, 1 full flower.

    It leans to the eye as its frame does, and by its own habit on a frame that does not.
    """
    size = head.radius * scale
    lift = frame.lift or head.lift * (0.35 + 0.65 * bloom)
    lean = replace(frame, lift=lift)
    organs: list[Organ] = []
    for index, layer in enumerate(head.layers):
        organs += _draw_layer(layer, lean, size, bloom, chance.child("layer", index))
    if bloom > 0.55:
        for index, stamens in enumerate(head.stamens):
            organs += _draw_stamens(stamens, lean, size, bloom, chance.child("stamens", index))
        if head.dome:
            organs += draw_dome(dome=head.dome, frame=lean, size=size, chance=chance.child("dome"))
    organs += _draw_sepals(head, lean, size, bloom, chance.child("sepals"))
    return organs


def _draw_layer(
    layer: Ring | Spiral, frame: Frame, size: float, bloom: float, chance: Chance
) -> list[Organ]:
    return [
        draw_petal(
            petal=petal.opened(opened),
            frame=frame,
            azimuth=azimuth + chance.child("azimuth", index).around(0, 4),
            size=size,
            chance=chance.child(index),
            tone=layer.tone,
        )
        for index, (petal, azimuth, opened) in enumerate(_stand(layer, bloom, chance))
    ]


def _stand(layer: Ring | Spiral, bloom: float, chance: Chance) -> list[tuple[Petal, float, float]]:
    """Return petal, azimuth and openness of each place of the layer, outermost first."""
    start = chance.between(0, 360)
    if isinstance(layer, Ring):
        step = 360 / layer.count
        return [(layer.petal, layer.turn + i * step, ease(bloom)) for i in range(layer.count)]
    stand = []
    for index in range(layer.count):
        share = index / max(1, layer.count - 1)
        opened = ease(clamp(bloom * (1.5 - 0.5 * share) - 0.25 * share))
        opened = max(opened, ease(bloom)) if bloom >= 1 else opened
        stand.append(
            (layer.outer.towards(layer.inner, share), start + index * GOLDEN_ANGLE, opened)
        )
    return stand


def _draw_stamens(
    stamens: Stamens, frame: Frame, size: float, bloom: float, chance: Chance
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


def draw_speck(*, speck: Speck, frame: Frame, chance: Chance, scale: float = 1.0) -> list[Organ]:
    radius = speck.radius * (0.5 + 0.5 * scale) * chance.around(1, 0.15)
    turn = chance.between(0, 360)
    steps = speck.lobes * 4
    outline = [
        frame.at(
            azimuth=turn + 360 * step / steps,
            radius=radius * (0.86 + 0.24 * math.cos(math.tau * speck.lobes * step / steps)),
            height=0.0,
        )[0]
        for step in range(steps + 1)
    ]
    heart = Stroke([frame.origin, frame.origin + 0.4j, frame.origin + 0.8j], CONTOUR)
    edge = Stroke(outline, VEIN)
    return [Organ(outline, (edge, heart), frame.depth, wash=Tone.ACCENT)]


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


def _draw_sepals(
    head: Head, frame: Frame, size: float, bloom: float, chance: Chance
) -> list[Organ]:
    petal = Petal(
        SEPAL,
        length=head.sepal_length,
        rise=10,
        arch=-30,
        cup=24,
        radius=head.receptacle * 0.6,
        height=-0.03,
        lines=5,
        closed_rise=80,
        closed_arch=96,
    )
    organs = [
        draw_petal(
            petal=petal.opened(ease(bloom)),
            frame=frame,
            azimuth=20 + index * 360 / head.sepals,
            size=size,
            chance=chance.child(index),
            tone=Tone.LEAF,
            depth=-1.0,
        )
        for index in range(head.sepals)
    ]
    return [*organs, _receptacle(head, frame, size)] if head.receptacle else organs


def _receptacle(head: Head, frame: Frame, size: float) -> Organ:
    """Draw the swelling where stem becomes flower."""
    radius = head.receptacle * size
    points = [
        frame.at(azimuth=azimuth, radius=radius * math.sin(slope), height=-radius * math.cos(slope))
        for azimuth, slope in [
            *((180, math.pi / 2 * step / 5) for step in range(5, -1, -1)),
            *((0, math.pi / 2 * step / 5) for step in range(1, 6)),
        ]
    ]
    outline = [place for place, _ in points]
    line = Stroke(outline, OUTLINE * 0.9, swelling=True)
    return Organ(outline, (line,), frame.depth - 2, wash=Tone.LEAF)
