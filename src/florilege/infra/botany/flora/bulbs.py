"""Flowers from bulbs: bare stems and long leaves with parallel veins."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.clusters import Spike
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.hearts import Stamens
from florilege.infra.botany.leaves import Leaf
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Foliage, Species

_TULIPE_RING = Petal(
    Blade(0.74, 0.48, 0.5, drip=0.03),
    1.3,
    44,
    98,
    cup=56,
    lines=16,
    closed_rise=66,
    closed_arch=104,
)
_TULIPE_RING_2 = Petal(
    Blade(0.7, 0.5, 0.55, drip=0.03),
    1.34,
    54,
    96,
    cup=54,
    lines=14,
    closed_rise=66,
    closed_arch=104,
)
_TULIPE_HEAD = Head(
    radius=70,
    lift=18,
    sepals=0,
    receptacle=0.045,
    layers=(Ring(3, _TULIPE_RING, turn=30), Ring(3, _TULIPE_RING_2, turn=90)),
)
_TULIPE_LEAF = Leaf(
    Blade(0.24, 0.36, 0.85, foot=0.16, uneven=0.05),
    226,
    rise=82,
    arch=26,
    fold=24,
    cup=20,
    twist=26,
    veins=0,
    parallel=7,
)
TULIPE = Species(
    height=326,
    girth=6.4,
    tip_girth=5.6,
    lean=30,
    flower=_TULIPE_HEAD,
    foliage=(Foliage(_TULIPE_LEAF, 3, 0.0, 0.26, lower=1.0, upper=0.62),),
)

_NARCISSE_RING = Petal(Blade(0.7, 0.5, 0.62, drip=0.05), 1.0, 6, -6, cup=16, lines=11)
_NARCISSE_RING_2 = Petal(Blade(0.66, 0.5, 0.62, drip=0.05), 1.0, 12, 0, cup=16, lines=11)
_NARCISSE_RING_3 = Petal(
    Blade(0.62, 0.84, 0.16, fringe=2, fray=0.06),
    0.62,
    84,
    58,
    cup=44,
    ruffle=0.05,
    lines=5,
    radius=0.18,
    closed_rise=88,
    closed_arch=92,
)
_NARCISSE_HEAD = Head(
    radius=62,
    lift=34,
    sepals=1,
    sepal_length=0.5,
    receptacle=0.08,
    layers=(
        Ring(3, _NARCISSE_RING, turn=0),
        Ring(3, _NARCISSE_RING_2, turn=60),
        Ring(7, _NARCISSE_RING_3),
    ),
    stamens=(Stamens(6, 0.42, 12, anther=2.0),),
)
_NARCISSE_LEAF = Leaf(
    Blade(0.075, 0.5, 0.5, foot=0.8),
    290,
    rise=86,
    arch=58,
    fold=8,
    cup=8,
    twist=16,
    veins=0,
    parallel=2,
    facing=54,
)
NARCISSE = Species(
    height=318,
    girth=4.8,
    tip_girth=3.8,
    lean=22,
    nod=58,
    flower=_NARCISSE_HEAD,
    foliage=(Foliage(_NARCISSE_LEAF, 4, 0.0, 0.03, lower=1.0, upper=0.8),),
)

_BELL_RING = Petal(
    Blade(0.7, 0.55, 0.5), 1.0, 66, 84, cup=46, lines=2, closed_rise=80, closed_arch=104
)
_BELL = Head(radius=15, lift=20, sepals=0, receptacle=0.0, layers=(Ring(5, _BELL_RING),))
_MUSCARI_LEAF = Leaf(
    Blade(0.07, 0.45, 0.8, foot=0.7),
    250,
    rise=82,
    arch=12,
    fold=14,
    cup=8,
    twist=12,
    veins=0,
    parallel=2,
)
MUSCARI = Species(
    height=246,
    girth=4.4,
    tip_girth=3.4,
    lean=24,
    flower=Spike(124, _BELL, 50, stand=9, angle=-18, narrow=0.42),
    foliage=(Foliage(_MUSCARI_LEAF, 5, 0.0, 0.04, lower=1.0, upper=0.8),),
)

BULBS = {
    "tulipe": TULIPE,
    "narcisse": NARCISSE,
    "muscari": MUSCARI,
}
