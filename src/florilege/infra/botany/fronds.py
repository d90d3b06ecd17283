"""Thread-like foliage: lines that fork again and again, as on cosmos or nigella."""

from dataclasses import dataclass

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.space import Frame, ease, lerp
from florilege.infra.botany.stems import side_track
from florilege.infra.botany.strokes import CONTOUR, OUTLINE, VEIN, Organ, Stroke

THREADS = (VEIN, CONTOUR, OUTLINE)


@dataclass(frozen=True)
class Frond:
    """A leaf divided into threads. Units: paper units and degrees from the stem's outside."""

    length: float
    rise: float = 40.0
    forks: int = 4
    levels: int = 2
    angle: float = 38.0
    ratio: float = 0.46


def draw_frond(
    *, frond: Frond, frame: Frame, azimuth: float, opened: float, chance: Chance, scale: float = 1.0
) -> list[Organ]:
    share = ease(opened)
    side = 1 if abs(azimuth) < 90 else -1
    angle = side * (90 - lerp(80, frond.rise, share) + chance.around(0, 8))
    length = frond.length * scale * lerp(0.3, 1, share) * chance.around(1, 0.12)
    strokes: list[Stroke] = []
    _fork(frond, frame.origin, frame.direction, angle, length, frond.levels, chance, strokes)
    return [Organ((), tuple(strokes), frame.depth, solid=False)]


def _fork(
    frond: Frond,
    start: complex,
    heading: complex,
    angle: float,
    length: float,
    level: int,
    chance: Chance,
    strokes: list[Stroke],
) -> None:
    track = side_track(start=start, heading=heading, angle=angle, length=length, rise=0.55)
    strokes.append(Stroke(track.points, THREADS[min(level, len(THREADS) - 1)]))
    if level == 0 or length < 5:
        return
    for index in range(frond.forks):
        at = 0.3 + 0.62 * index / frond.forks
        side = 1 if index % 2 else -1
        for way in (side, -side):
            _fork(
                frond,
                track.at(at),
                track.heading(at),
                way * frond.angle * chance.around(1, 0.2),
                length * frond.ratio * (1 - 0.45 * at) * chance.around(1, 0.15),
                level - 1,
                chance,
                strokes,
            )
