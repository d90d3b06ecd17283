"""Draws progress as a stem: a leaf opens for every part that is done, a flower at the end."""

from dataclasses import dataclass

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.heads import Head, Ring, draw_head
from florilege.infra.botany.hearts import Stamens
from florilege.infra.botany.leaves import Leaf, draw_leaf
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.plate import Plate
from florilege.infra.botany.space import Frame, lerp
from florilege.infra.botany.stems import Track, bent_track, draw_stem_piece
from florilege.infra.botany.strokes import CONTOUR, DrawnOrgan, Organ, Stroke, as_part

LEAF = Leaf(
    Blade(0.4, 0.42, 0.9, drip=0.04), length=1.0, rise=40, arch=14, veins=5, facing=64, twist=8
)
FLOWER = Head(
    radius=20,
    lift=52,
    sepals=5,
    sepal_length=0.5,
    receptacle=0.16,
    layers=(
        Ring(6, Petal(Blade(0.74, 0.6, 0.42), 1.0, rise=16, arch=14, lines=6)),
        Ring(5, Petal(Blade(0.74, 0.6, 0.42), 0.72, rise=34, arch=40, lines=4), turn=30),
    ),
    stamens=(Stamens(9, 0.34, 60, anther=1.2),),
)
MARGIN = 22


@dataclass(frozen=True)
class StemPlan:
    """Where the stem runs and what has opened on it. Units: paper units."""

    width: int
    height: int
    done: int
    total: int
    upright: bool

    @property
    def length(self) -> int:
        return (self.height if self.upright else self.width) - 2 * MARGIN

    @property
    def leaf_length(self) -> float:
        across = self.width if self.upright else self.height
        return max(9.0, min(1.25 * self.length / max(self.total, 1), across * 0.44, 44.0))


def lay_stem(*, plan: StemPlan, seed: str) -> tuple[DrawnOrgan, ...]:
    chance = Chance("stem", seed)
    track = _track(plan, chance)
    share = plan.done / plan.total if plan.total else 0.0
    organs = _axis(track, share, chance)
    for index in range(plan.total):
        organs += as_part(f"leaf {index}", _leaf(plan, track, index, chance.child(index)))
    organs += as_part("head", _end(track, share, chance.child("head")))
    return tuple(Plate(width=plan.width, height=plan.height).lay(organs))


def _track(plan: StemPlan, chance: Chance) -> Track:
    if plan.upright:
        foot, way = complex(plan.width / 2, plan.height - MARGIN * 0.5), -1j
    else:
        foot, way = complex(MARGIN * 0.5, plan.height * 0.54), 1 + 0j
    aside = way * 1j * chance.sign()
    bow = 0.07 * (plan.width if plan.upright else plan.height)
    end = foot + way * plan.length
    return bent_track(
        foot,
        foot + way * plan.length * 0.33 + aside * bow * 2,
        end - way * plan.length * 0.33 - aside * bow * 2,
        end,
    )


def _axis(track: Track, share: float, chance: Chance) -> list[Organ]:
    """Draw the grown part as a stem and what is still to come as a thread."""
    thread = Organ((), (Stroke(track.points, CONTOUR),), -20, solid=False)
    if not share:
        return [thread]
    grown = draw_stem_piece(
        track=track.until(share), girth=3.0, tip_girth=lerp(2.6, 1.6, share), chance=chance
    )
    return [grown, thread]


def _leaf(plan: StemPlan, track: Track, index: int, chance: Chance) -> list[Organ]:
    node = (index + 0.5) / plan.total
    opened = index < plan.done
    side = 1 if index % 2 else -1
    frame = Frame(track.at(node), track.heading(node), 10, 1.0)
    out = chance.around(10, 12)
    return draw_leaf(
        leaf=LEAF,
        frame=frame,
        azimuth=out if side > 0 else 180 - out,
        opened=1.0 if opened else 0.34,
        chance=chance,
        scale=plan.leaf_length * (1.0 if opened else 0.62),
    )


def _end(track: Track, share: float, chance: Chance) -> list[Organ]:
    frame = Frame(track.at(1), track.heading(1), 0, 60)
    size = 1.0 if share >= 1 else 0.62
    return draw_head(head=FLOWER, frame=frame, bloom=float(share >= 1), chance=chance, scale=size)
