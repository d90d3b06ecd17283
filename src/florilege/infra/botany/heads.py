"""Flower heads: rings and spirals of petals about an axis, sepals below and a heart within."""

import math
from dataclasses import dataclass, replace

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.hearts import Dome, Stamens, draw_dome, draw_stamens
from florilege.infra.botany.petals import Petal, draw_petal
from florilege.infra.botany.space import GOLDEN_ANGLE, Frame, clamp, ease
from florilege.infra.botany.strokes import OUTLINE, Organ, Stroke, Tone


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
            organs += draw_stamens(
                stamens=stamens,
                frame=lean,
                size=size,
                bloom=bloom,
                chance=chance.child("stamens", index),
            )
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
