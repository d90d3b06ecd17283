"""Lilies, irises and arums: few large petals, each with a bearing of its own."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.hearts import Stamens
from florilege.infra.botany.leaves import STALKED, Leaf
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Branch, Foliage, Species

_IRIS_RING = Petal(
    Blade(0.6, 0.74, 0.36, notch=0.04),
    1.2,
    48,
    -84,
    cup=20,
    ruffle=0.04,
    lines=13,
    closed_rise=86,
    closed_arch=94,
)
_IRIS_RING_2 = Petal(
    Blade(0.42, 0.64, 0.42, notch=0.08),
    0.62,
    48,
    12,
    cup=34,
    ruffle=0.03,
    lines=7,
    height=0.1,
    closed_rise=86,
    closed_arch=94,
)
_IRIS_RING_3 = Petal(
    Blade(0.6, 0.68, 0.38, notch=0.06),
    1.16,
    60,
    106,
    cup=26,
    ruffle=0.05,
    lines=12,
    height=0.06,
    closed_rise=86,
    closed_arch=96,
)
_IRIS_HEAD = Head(
    radius=72,
    lift=20,
    sepals=2,
    sepal_length=0.7,
    receptacle=0.07,
    layers=(
        Ring(3, _IRIS_RING, turn=30),
        Ring(3, _IRIS_RING_2, turn=30),
        Ring(3, _IRIS_RING_3, turn=90),
    ),
)
_IRIS_LEAF = Leaf(
    Blade(0.1, 0.34, 1.0, foot=0.5),
    300,
    rise=84,
    arch=52,
    fold=10,
    cup=8,
    twist=10,
    veins=0,
    parallel=3,
    facing=50,
)
IRIS = Species(
    height=316,
    girth=5.0,
    tip_girth=4.0,
    lean=20,
    flower=_IRIS_HEAD,
    foliage=(Foliage(_IRIS_LEAF, 4, 0.0, 0.3, lower=1.0, upper=0.5),),
)

_LYS_RING = Petal(
    Blade(0.36, 0.46, 0.85),
    1.12,
    52,
    -52,
    cup=26,
    ruffle=0.02,
    lines=9,
    closed_rise=82,
    closed_arch=98,
)
_LYS_RING_2 = Petal(
    Blade(0.46, 0.5, 0.75),
    1.1,
    58,
    -46,
    cup=26,
    ruffle=0.04,
    lines=11,
    closed_rise=82,
    closed_arch=98,
)
_LYS_HEAD = Head(
    radius=94,
    lift=36,
    sepals=0,
    receptacle=0.05,
    layers=(Ring(3, _LYS_RING, turn=10), Ring(3, _LYS_RING_2, turn=70)),
    stamens=(Stamens(7, 0.78, 36, anther=2.4),),
)
_LYS_LEAF = Leaf(Blade(0.2, 0.4, 1.0), 82, rise=30, arch=-16, veins=0, parallel=3)
LYS = Species(
    height=304,
    girth=5.0,
    tip_girth=3.0,
    lean=20,
    flower=_LYS_HEAD,
    foliage=(Foliage(_LYS_LEAF, 8, 0.08, 0.78, lower=1.05, upper=0.7),),
    branches=(Branch(0.62, -52, 96, 0.6, 0.06, 1), Branch(0.72, 54, 84, 0.46, 0.0, 0)),
)

_ARUM_RING = Petal(
    Blade(0.86, 0.6, 0.66, drip=0.16),
    1.75,
    74,
    56,
    cup=70,
    uncurl=36,
    lines=17,
    closed_rise=82,
    closed_arch=96,
)
_ARUM_RING_2 = Petal(
    Blade(1.5, 0.56, 0.36, uneven=0.07),
    0.72,
    66,
    74,
    cup=80,
    lines=15,
    closed_rise=78,
    closed_arch=98,
)
_ARUM_RING_3 = Petal(
    Blade(0.12, 0.55, 0.3), 1.12, 88, 86, cup=50, lines=6, closed_rise=90, closed_arch=90
)
_ARUM_HEAD = Head(
    radius=70,
    lift=24,
    sepals=0,
    receptacle=0.04,
    layers=(
        Ring(1, _ARUM_RING, turn=-108),
        Ring(1, _ARUM_RING_2, turn=72),
        Ring(1, _ARUM_RING_3, turn=-90),
    ),
)
_ARUM_LEAF = Leaf(
    Blade(0.56, 0.36, 0.85, heart=0.12, drip=0.05),
    96,
    rise=68,
    arch=44,
    leaflets=STALKED,
    leaflet_length=128,
    veins=8,
    sweep=0.16,
    girth=3,
)
ARUM = Species(
    height=330,
    girth=6.4,
    tip_girth=5.4,
    lean=34,
    flower=_ARUM_HEAD,
    foliage=(Foliage(_ARUM_LEAF, 2, 0.0, 0.05, lower=1.0, upper=0.8),),
)

LILIES = {
    "iris": IRIS,
    "lys": LYS,
    "arum": ARUM,
}
