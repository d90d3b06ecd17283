"""Boughs: twigs whose leaves are what one looks at."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.clusters import Umbel
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.hearts import Stamens
from florilege.infra.botany.leaves import STALKED, Leaf
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Arrangement, Branch, Foliage, Species

_DISC = Leaf(
    Blade(0.92, 0.5, 0.46, drip=0.05),
    42,
    rise=30,
    arch=4,
    fold=12,
    cup=16,
    veins=5,
    sweep=0.14,
    facing=66,
)
EUCALYPTUS = Species(
    height=430,
    girth=3.4,
    tip_girth=1.2,
    lean=44,
    flower=None,
    foliage=(Foliage(_DISC, 11, 0.14, 0.985, Arrangement.OPPOSITE, lower=1.15, upper=0.34),),
    branches=(Branch(0.3, 38, 166, 0.6, 0, 6), Branch(0.44, -40, 146, 0.6, 0, 5)),
    bract=Foliage(_DISC, 6, 0.24, 0.99, Arrangement.OPPOSITE, lower=0.86, upper=0.36),
)

_LIME_FLOWER_RING = Petal(Blade(0.42, 0.5, 0.7), 1.0, 24, 10, cup=26, lines=2)
_LIME_FLOWER = Head(
    radius=14,
    sepals=0,
    receptacle=0.0,
    lift=40,
    layers=(Ring(5, _LIME_FLOWER_RING),),
    stamens=(Stamens(9, 0.95, 54, anther=1.0),),
)
_TILLEUL_LEAF = Leaf(
    Blade(0.9, 0.38, 0.8, teeth=12, bite=0.09, heart=0.15, drip=0.09),
    34,
    rise=44,
    arch=10,
    leaflets=STALKED,
    leaflet_length=88,
    veins=6,
    sweep=0.3,
    facing=64,
)
_TILLEUL_LEAF_2 = Leaf(Blade(0.24, 0.6, 0.5), 62, rise=56, arch=80, veins=4, facing=76)
TILLEUL = Species(
    height=410,
    girth=4.6,
    tip_girth=1.8,
    lean=56,
    flower=Umbel(46, _LIME_FLOWER, 5, flat=0.5, spread=50, lift=20, ray_girth=0.8),
    terminal=False,
    foliage=(Foliage(_TILLEUL_LEAF, 5, 0.2, 1.0, lower=1.15, upper=0.66),),
    branches=(
        Branch(0.34, 128, 70, 1.0, 1.0, 1, -0.25),
        Branch(0.55, -126, 66, 0.95, 1.0, 1, -0.25),
        Branch(0.76, 124, 58, 0.85, 0.9, 1, -0.25),
    ),
    bract=Foliage(_TILLEUL_LEAF_2, 1, 0.3, 0.3, lower=1.0, upper=1.0),
)

_RUSCUS_LEAF = Leaf(
    Blade(0.4, 0.42, 0.95, drip=0.04), 62, rise=40, arch=10, veins=0, parallel=4, facing=60
)
RUSCUS = Species(
    height=430,
    girth=3.0,
    tip_girth=1.2,
    lean=50,
    flower=None,
    foliage=(Foliage(_RUSCUS_LEAF, 15, 0.12, 1.0, lower=1.0, upper=0.5),),
    branches=(Branch(0.36, 34, 150, 0.6, 0, 7),),
)

_OLIVIER_LEAF = Leaf(Blade(0.19, 0.5, 0.8), 66, rise=48, arch=20, veins=0, parallel=1, facing=60)
OLIVIER = Species(
    height=425,
    girth=4.0,
    tip_girth=1.3,
    lean=48,
    flower=None,
    foliage=(Foliage(_OLIVIER_LEAF, 12, 0.12, 1.0, Arrangement.OPPOSITE, lower=1.0, upper=0.5),),
    branches=(Branch(0.3, -36, 150, 0.6, 0, 6), Branch(0.46, 34, 130, 0.6, 0, 5)),
    bract=Foliage(_OLIVIER_LEAF, 6, 0.2, 1.0, Arrangement.OPPOSITE, lower=0.85, upper=0.45),
)

GREENERY = {
    "eucalyptus": EUCALYPTUS,
    "tilleul": TILLEUL,
    "ruscus": RUSCUS,
    "olivier": OLIVIER,
}
