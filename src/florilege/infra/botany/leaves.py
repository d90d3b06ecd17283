"""Leaves: simple ones in two folded halves with midrib and veins, compound ones, and fronds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from florilege.infra.botany.blade import Blade, Flat
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.space import LIGHT, Bend, Frame, Surface, ease, lerp, turned
from florilege.infra.botany.stems import draw_stem_piece, side_track
from florilege.infra.botany.strokes import CONTOUR, EDGE, HATCH, OUTLINE, VEIN, Organ, Stroke, Tone


@dataclass(frozen=True)
class Leaflet:
    """A leaflet's place on its stalk: how far along, at what angle, how large."""

    at: float
    angle: float
    scale: float


@dataclass(frozen=True)
class Leaf:
    """How a leaf stands when open. Units: paper units and degrees from the stem's outside.

    `facing` turns its upper side to the eye: 0 seen from the edge, 90 seen whole.

    `veins` counts side veins on each half; `parallel` counts veins that run the whole length.
    A leaf with leaflets takes its blade for each of them, `length` for its stalk.
    """

    blade: Blade
    length: float
    rise: float = 45.0
    arch: float = 0.0
    fold: float = 16.0
    cup: float = 14.0
    twist: float = 14.0
    facing: float = 58.0
    veins: int = 6
    sweep: float = 0.22
    parallel: int = 0
    stalk: float = 0.0
    leaflets: tuple[Leaflet, ...] = ()
    leaflet_length: float = 0.0
    girth: float = 1.6


def draw_leaf(
    *, leaf: Leaf, frame: Frame, azimuth: float, opened: float, chance: Chance, scale: float = 1.0
) -> list[Organ]:
    """Draw a leaf that has opened by `opened` (0 folded along the stem, 1 spread)."""
    if leaf.leaflets:
        return _draw_compound(leaf, frame, azimuth, opened, chance, scale)
    share = ease(opened)
    _, _, sideways = frame.around(azimuth)
    length = leaf.length * scale * lerp(0.22, 1.0, share) * chance.around(1, 0.08)
    surface = Surface(
        frame=frame,
        azimuth=azimuth,
        length=length,
        half_width=length * leaf.blade.width / 2,
        bend=Bend(
            rise=lerp(82, leaf.rise + chance.around(0, 8), share),
            arch=lerp(94, leaf.arch + chance.around(0, 14), share),
            cup=leaf.cup,
            fold=lerp(58, leaf.fold, share),
            roll=-math.copysign(leaf.facing * (0.5 + 0.5 * share), sideways[1]),
            twist=chance.around(0, leaf.twist) * share,
        ),
        radius=1.0,
    )
    return _draw_blade(leaf, surface, length, chance)


def _draw_blade(leaf: Leaf, surface: Surface, length: float, chance: Chance) -> list[Organ]:
    phase = chance.between(0, 6.28)
    samples = max(12, min(30, int(length / 3)))
    midrib = [(0.0, step / 14 * 0.985) for step in range(15)]
    halves = [_half(leaf, surface, length, side, samples, phase, midrib) for side in (-1, 1)]
    nearer = max(halves, key=lambda organ: organ.depth)
    rib = Stroke(_placed(surface, midrib, length), VEIN * 1.7, Tone.INK, length > 60, (1.0, 0.1))
    if length <= 60:
        rib = replace(rib, width=CONTOUR)
    whole = [surface.place(x * length, y)[0] for x, y in _plain_outline(leaf.blade)]
    return [
        replace(half, strokes=(rib, *half.strokes), wash=Tone.LEAF, colour_edge=whole)
        if half is nearer
        else half
        for half in halves
    ]


def _plain_outline(blade: Blade) -> list[Flat]:
    smooth = replace(blade, teeth=0, uneven=0.0)
    left, right = (smooth.edge(side=side, samples=12, phase=0.0) for side in (-1, 1))
    return [*left, *reversed(right)]


def _half(
    leaf: Leaf,
    surface: Surface,
    length: float,
    side: int,
    samples: int,
    phase: float,
    midrib: list[Flat],
) -> Organ:
    edge = leaf.blade.edge(side=side, samples=samples, phase=phase)
    flat = [*edge, *reversed(midrib)]
    places = [surface.place(x * length, y) for x, y in flat]
    outline = [place[0] for place in places]
    strokes = [_edge_stroke(outline[: len(edge)], side, length)]
    strokes += _parallel(leaf, surface, length, side) if leaf.parallel else []
    strokes += _side_veins(leaf, surface, length, side) if leaf.veins else []
    depth = sum(place[1] for place in places) / len(places)
    return Organ(outline, tuple(strokes), depth)


def _edge_stroke(points: list[complex], side: int, length: float) -> Stroke:
    """Swell the edge of a large leaf; a small one is plainly thicker on its shaded side."""
    if length > 60:
        return Stroke(points, OUTLINE, swelling=True, ends=(0.7, 0.4))
    away = (points[len(points) // 2] - (points[0] + points[-1]) / 2) * LIGHT[0].conjugate()
    return Stroke(points, CONTOUR if away.real > 0 else EDGE)


def _placed(surface: Surface, flat: Sequence[Flat], length: float) -> list[complex]:
    return [surface.place(x * length, y)[0] for x, y in flat]


def _parallel(leaf: Leaf, surface: Surface, length: float, side: int) -> list[Stroke]:
    dark = surface.shade(side * surface.half_width * 0.5, 0.5)
    lines = []
    for index in range(1, leaf.parallel + 1):
        across = side * index / (leaf.parallel + 1)
        high = 0.94 - 0.16 * ((index * 7) % 3) - 0.2 * (1 - dark)
        lines.append(_vein(surface, leaf.blade.along_vein(across, 0.03, high), length, HATCH))
    return lines


def _side_veins(leaf: Leaf, surface: Surface, length: float, side: int) -> list[Stroke]:
    dark = surface.shade(side * surface.half_width * 0.5, 0.5)
    between = 0 if length < 28 else (1 if length < 52 else 2)
    count = max(3, round(leaf.veins * min(1.0, length / 44)))
    lines = []
    gap = 0.76 / count
    for index in range(count):
        start = 0.04 + gap * index
        main = leaf.blade.side_vein(side=side, start=start, reach=0.92, sweep=leaf.sweep)
        lines.append(_vein(surface, main, length, VEIN))
        for part in range(1, between + 1):
            reach = (0.28 + 0.62 * dark) * (0.8 + 0.2 * ((index + part) % 2))
            if dark < 0.34 and part > 1:
                continue
            fine = leaf.blade.side_vein(
                side=side,
                start=start + gap * part / (between + 1),
                reach=reach,
                sweep=leaf.sweep * reach,
                steps=4,
            )
            lines.append(_vein(surface, fine, length, HATCH))
    return lines


def _vein(surface: Surface, flat: list[Flat], length: float, width: float) -> Stroke:
    return Stroke(_placed(surface, flat, length), width)


def _draw_compound(
    leaf: Leaf, frame: Frame, azimuth: float, opened: float, chance: Chance, scale: float
) -> list[Organ]:
    share = ease(opened)
    side = 1 if abs(azimuth) < 90 else -1
    stalk = side_track(
        start=frame.origin,
        heading=frame.direction,
        angle=side * (90 - lerp(78, leaf.rise, share) + chance.around(0, 5)),
        length=leaf.length * scale * lerp(0.25, 1.0, share),
        rise=lerp(0.3, (leaf.arch - leaf.rise) / 90, share),
    )
    girth = leaf.girth * scale * lerp(0.6, 1, share)
    organs = [
        draw_stem_piece(
            track=stalk,
            girth=girth,
            tip_girth=girth * 0.45,
            chance=chance.child("stalk"),
            depth=frame.depth + 0.5,
        )
    ]
    single = replace(leaf, leaflets=(), length=leaf.leaflet_length, facing=leaf.facing + 10)
    for index, leaflet in enumerate(leaf.leaflets):
        organs += draw_leaf(
            leaf=replace(single, rise=84, arch=62),
            frame=Frame(
                origin=stalk.at(leaflet.at),
                direction=turned(stalk.heading(leaflet.at), leaflet.angle * lerp(0.5, 1, share)),
                depth=frame.depth - index * 0.4,
            ),
            azimuth=chance.around(0, 14) + (0 if leaflet.angle > 0 else 180),
            opened=opened,
            chance=chance.child("leaflet", index),
            scale=scale * leaflet.scale,
        )
    return organs


def pinnate(pairs: int, *, angle: float = 58.0, end: float = 1.15) -> tuple[Leaflet, ...]:
    """Return leaflets in pairs along the stalk and one at its end."""
    places = [Leaflet(1.0, 4.0, end)]
    for index in range(pairs):
        at = 0.94 - 0.62 * (index + 0.4) / pairs
        scale = 1.0 - 0.28 * index / pairs
        places += [Leaflet(at, angle, scale), Leaflet(at - 0.02, -angle, scale)]
    return tuple(places)


STALKED = (Leaflet(1.0, 8.0, 1.0),)
"""A simple leaf at the end of a stalk."""


def ternate(*, angle: float = 46.0) -> tuple[Leaflet, ...]:
    """Return three leaflets at the end of the stalk."""
    return (Leaflet(1.0, 3.0, 1.1), Leaflet(0.95, angle, 0.88), Leaflet(0.95, -angle, 0.88))
