"""Clouds, domes and spikes: many small flowers that make one large one."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.clusters import Speck, Spike, Umbel
from florilege.infra.botany.fronds import Frond
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.leaves import STALKED, Leaf
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Arrangement, Branch, Foliage, Species

_POMPON = Speck(4.6, 5)
_GYPSOPHILE_LEAF = Leaf(Blade(0.12, 0.4, 1.0), 52, rise=36, arch=0, veins=0, parallel=1)
GYPSOPHILE = Species(
    height=208,
    girth=2.6,
    tip_girth=1.5,
    lean=26,
    flower=Umbel(112, _POMPON, 13, flat=0.62, spread=66, second=5, lift=24, ray_girth=0.8),
    foliage=(Foliage(_GYPSOPHILE_LEAF, 4, 0.2, 0.92, Arrangement.OPPOSITE, lower=1.1, upper=0.5),),
    branches=(Branch(0.5, 34, 112, 0.55, 0.9, 1), Branch(0.66, -38, 96, 0.55, 0.9, 1)),
)

_FLORET_RING = Petal(Blade(0.98, 0.6, 0.4), 1.0, 14, 2, cup=16, lines=2)
_FLORET = Head(radius=25, sepals=0, receptacle=0.0, lift=66, layers=(Ring(4, _FLORET_RING),))
_HORTENSIA_LEAF = Leaf(
    Blade(0.66, 0.46, 0.75, teeth=13, bite=0.09, drip=0.06),
    22,
    rise=40,
    arch=14,
    leaflets=STALKED,
    leaflet_length=118,
    veins=7,
)
HORTENSIA = Species(
    height=268,
    girth=5.2,
    tip_girth=4.6,
    lean=20,
    flower=Umbel(78, _FLORET, 30, flat=0.85, spread=110, lift=38, ray_girth=1.0),
    foliage=(Foliage(_HORTENSIA_LEAF, 2, 0.32, 0.72, Arrangement.OPPOSITE, lower=1.05, upper=0.8),),
)

_DOT = Speck(2.6)
_AMMI_LEAF = Frond(104, rise=44, forks=4, levels=2, angle=46, ratio=0.62)
AMMI = Species(
    height=268,
    girth=3.4,
    tip_girth=2.6,
    lean=28,
    flower=Umbel(100, _DOT, 15, flat=0.8, spread=62, second=5, lift=16, ray_girth=0.9),
    foliage=(Foliage(_AMMI_LEAF, 3, 0.16, 0.66, lower=1.1, upper=0.6),),
    branches=(Branch(0.5, -30, 130, 0.5, 0.7, 0),),
)

_LARKSPUR_RING = Petal(Blade(0.74, 0.56, 0.5), 1.0, 14, 6, cup=20, lines=4)
_LARKSPUR_RING_2 = Petal(Blade(0.6, 0.6, 0.4), 0.4, 60, 70, cup=30, lines=0)
_LARKSPUR = Head(
    radius=19,
    sepals=0,
    receptacle=0.05,
    lift=20,
    layers=(Ring(5, _LARKSPUR_RING), Ring(3, _LARKSPUR_RING_2)),
)
_DELPHINIUM_LEAF = Frond(96, rise=46, forks=3, levels=2, angle=40, ratio=0.66)
DELPHINIUM = Species(
    height=196,
    girth=4.4,
    tip_girth=3.4,
    lean=18,
    flower=Spike(232, _LARKSPUR, 26, stand=14, angle=24, narrow=0.3, lift=16, face=44),
    foliage=(Foliage(_DELPHINIUM_LEAF, 4, 0.14, 0.86, lower=1.1, upper=0.6),),
)

_SNAP_RING = Petal(Blade(0.8, 0.66, 0.36), 1.0, 62, -6, cup=34, lines=4)
_SNAP_RING_2 = Petal(Blade(0.9, 0.66, 0.36), 1.1, 74, 96, cup=40, lines=4)
_SNAP = Head(
    radius=21,
    sepals=5,
    sepal_length=0.34,
    receptacle=0.12,
    lift=10,
    layers=(Ring(3, _SNAP_RING, turn=90), Ring(2, _SNAP_RING_2, turn=0)),
)
_MUFLIER_LEAF = Leaf(Blade(0.2, 0.42, 1.0), 66, rise=36, arch=2, veins=4)
MUFLIER = Species(
    height=216,
    girth=4.2,
    tip_girth=3.2,
    lean=20,
    flower=Spike(206, _SNAP, 19, stand=9, angle=34, narrow=0.28, lift=18),
    foliage=(Foliage(_MUFLIER_LEAF, 9, 0.08, 0.96, lower=1.1, upper=0.6),),
)

_LAVENDER_RING = Petal(Blade(0.62, 0.55, 0.5), 1.0, 60, 70, cup=36, lines=1)
_LAVENDER = Head(radius=12, sepals=0, receptacle=0.0, layers=(Ring(3, _LAVENDER_RING),))
_LAVANDE_LEAF = Leaf(Blade(0.08, 0.5, 0.8), 74, rise=58, arch=34, veins=0, parallel=0)
LAVANDE = Species(
    height=250,
    girth=2.4,
    tip_girth=1.7,
    lean=26,
    flower=Spike(100, _LAVENDER, 20, stand=4, angle=46, narrow=0.6, lift=14),
    foliage=(Foliage(_LAVANDE_LEAF, 7, 0.02, 0.46, Arrangement.OPPOSITE, lower=1.1, upper=0.6),),
    branches=(
        Branch(0.1, 30, 232, 0.9, 0.95, 0),
        Branch(0.14, -26, 218, 0.84, 0.9, 0),
        Branch(0.2, -42, 150, 0.7, 0.6, 0),
    ),
)

AIRY = {
    "gypsophile": GYPSOPHILE,
    "hortensia": HORTENSIA,
    "ammi": AMMI,
    "delphinium": DELPHINIUM,
    "muflier": MUFLIER,
    "lavande": LAVANDE,
}
