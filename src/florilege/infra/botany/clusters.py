"""Many small heads on one stem: umbels, clouds and spikes."""

import math
from dataclasses import dataclass

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.heads import Head, draw_head
from florilege.infra.botany.space import GOLDEN_ANGLE, Frame, clamp, lerp, turned
from florilege.infra.botany.stems import Track, bent_track, draw_stem_piece
from florilege.infra.botany.strokes import CONTOUR, VEIN, Organ, Stroke, Tone


@dataclass(frozen=True)
class Speck:
    """A floret too small for petals of its own: one lobed outline. Units: paper units."""

    radius: float
    lobes: int = 5


@dataclass(frozen=True)
class Umbel:
    """Rays from one point, each with a floret, filling a dome. Units: shares of the radius.

    `flat` presses the dome: 1 a half ball, 0.3 a shallow plate; `rays` of a `second` umbel stand
    at the end of each ray when it has more than none.
    """

    radius: float
    floret: Head | Speck
    rays: int
    flat: float = 0.8
    spread: float = 82.0
    second: int = 0
    lift: float = 30.0
    droop: float = 0.0
    ray_girth: float = 0.9


@dataclass(frozen=True)
class Spike:
    """Florets up an axis, opening from the foot. Units: paper units and degrees."""

    length: float
    floret: Head
    count: int
    stand: float = 7.0
    angle: float = 40.0
    narrow: float = 0.35
    lift: float = 20.0
    face: float = 34.0


def draw_umbel(
    *, umbel: Umbel, frame: Frame, bloom: float, chance: Chance, scale: float = 1.0
) -> list[Organ]:
    size = umbel.radius * scale * lerp(0.5, 1.0, bloom)
    lean = Frame(frame.origin, frame.direction, umbel.lift, frame.depth)
    organs: list[Organ] = []
    for index in range(umbel.rays):
        share = math.sqrt((index + 0.4) / umbel.rays)
        cap = 1 - math.cos(math.radians(umbel.spread * lerp(0.45, 1, bloom)))
        slope = math.acos(1 - cap * share * share)  # equal room for every ray on the dome
        reach = size * chance.around(1, 0.07)
        end, depth = lean.at(
            azimuth=index * GOLDEN_ANGLE,
            radius=reach * math.sin(slope),
            height=reach * (1 - umbel.flat * (1 - math.cos(slope))),
        )
        organs += _ray(umbel, lean, end, depth, bloom, chance.child(index), scale, share)
    return organs


def _ray(
    umbel: Umbel,
    frame: Frame,
    end: complex,
    depth: float,
    bloom: float,
    chance: Chance,
    scale: float,
    share: float,
) -> list[Organ]:
    along = end - frame.origin
    handle = frame.origin + frame.direction * abs(along) * 0.35
    track = bent_track(frame.origin, handle, end - along * 0.25, end)
    girth = umbel.ray_girth * scale**0.5
    organs = [
        draw_stem_piece(
            track=track,
            girth=girth,
            tip_girth=girth * 0.7,
            chance=chance,
            depth=min(depth, frame.depth) - 6,
        )
    ]
    heading = track.heading(1)
    opened = clamp(bloom * 1.5 - 0.5 * (1 - share)) * chance.between(0.75, 1.0)
    lift = math.degrees(math.atan2(depth - frame.depth, abs(along) or 1.0))
    tip = Frame(end, heading, max(-10.0, lift + chance.around(8, 10)), depth)
    if not umbel.second or scale < 0.6:
        return organs + _draw_floret(umbel.floret, tip, opened, chance, scale)
    small = Umbel(
        radius=umbel.radius * 0.3,
        floret=umbel.floret,
        rays=umbel.second,
        flat=umbel.flat,
        spread=umbel.spread,
        lift=umbel.lift,
        ray_girth=umbel.ray_girth * 0.7,
    )
    return organs + draw_umbel(umbel=small, frame=tip, bloom=opened, chance=chance, scale=scale)


def _draw_floret(
    floret: Head | Speck, frame: Frame, bloom: float, chance: Chance, scale: float
) -> list[Organ]:
    if isinstance(floret, Speck):
        upright = Frame(frame.origin, frame.direction, max(40.0, frame.lift), frame.depth)
        return draw_speck(speck=floret, frame=upright, chance=chance, scale=scale * bloom)
    return draw_head(head=floret, frame=frame, bloom=bloom, chance=chance, scale=scale)


def draw_spike(
    *, spike: Spike, frame: Frame, bloom: float, chance: Chance, scale: float = 1.0
) -> list[Organ]:
    length = spike.length * scale * lerp(0.4, 1, bloom)
    end = frame.origin + frame.direction * length
    track = bent_track(
        frame.origin,
        frame.origin + frame.direction * length * 0.3,
        end - turned(frame.direction, chance.around(0, 12)) * length * 0.3,
        end,
    )
    organs = [draw_stem_piece(track=track, girth=2.4, tip_girth=0.9, chance=chance, depth=-3)]
    for index in range(spike.count):
        share = index / spike.count
        organs += _spike_floret(spike, track, share, index, bloom, chance.child(index), scale)
    return organs


def _spike_floret(
    spike: Spike,
    track: Track,
    share: float,
    index: int,
    bloom: float,
    chance: Chance,
    scale: float,
) -> list[Organ]:
    size = scale * lerp(1.0, spike.narrow, share**1.3)
    azimuth = index * GOLDEN_ANGLE
    frame = Frame(track.at(share), track.heading(share), spike.lift)
    place, depth = frame.at(azimuth=azimuth, radius=spike.stand * size, height=spike.stand * 0.4)
    out = place - frame.origin
    aside = max(-1.0, min(1.0, (out * (frame.direction * 1j).conjugate()).real / (abs(out) or 1)))
    heading = turned(frame.direction, (90 - spike.angle) * aside)
    facing = lerp(78, spike.face, abs(aside))
    tip = Frame(place, heading, facing, depth)
    opened = clamp(bloom * 1.9 - share * 1.15)
    return draw_head(head=spike.floret, frame=tip, bloom=opened, chance=chance, scale=size)


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
