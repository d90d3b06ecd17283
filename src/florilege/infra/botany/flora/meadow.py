"""Open flowers of fields and borders: rings of petals about a heart that shows."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.fronds import Frond
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.hearts import Dome, Stamens
from florilege.infra.botany.leaves import STALKED, Leaf, Leaflet, pinnate, ternate
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Arrangement, Branch, Foliage, Species

_ANEMONE_RING = Petal(Blade(0.84, 0.6, 0.42), 1.0, 12, 24, cup=22, lines=15)
_ANEMONE_RING_2 = Petal(Blade(0.78, 0.6, 0.42), 0.88, 22, 40, cup=26, lines=12)
_ANEMONE_HEAD = Head(
    radius=68,
    lift=56,
    sepals=0,
    receptacle=0.05,
    layers=(Ring(6, _ANEMONE_RING), Ring(5, _ANEMONE_RING_2, turn=36)),
    stamens=(Stamens(54, 0.36, 84, anther=1.9, height=0.05),),
    dome=Dome(0.17, 0.17, 26),
)
_ANEMONE_LEAF = Frond(58, rise=46, forks=3, levels=2, angle=36, ratio=0.6)
_ANEMONE_LEAF_2 = Leaf(
    Blade(0.42, 0.56, 0.8, teeth=3, bite=0.7),
    92,
    rise=62,
    arch=40,
    leaflets=(*ternate(angle=54), Leaflet(0.74, 60, 0.6), Leaflet(0.72, -60, 0.6)),
    leaflet_length=46,
    veins=3,
)
ANEMONE = Species(
    height=330,
    girth=4.0,
    tip_girth=3.6,
    lean=36,
    flower=_ANEMONE_HEAD,
    foliage=(
        Foliage(_ANEMONE_LEAF, 2, 0.74, 0.76, Arrangement.OPPOSITE, lower=1.0, upper=0.85),
        Foliage(_ANEMONE_LEAF_2, 3, 0.0, 0.06, lower=1.0, upper=1.1),
    ),
)

_COSMOS_RING = Petal(
    Blade(0.66, 0.74, 0.26, fringe=3, fray=0.06), 1.0, 6, -4, cup=14, lines=9, radius=0.08
)
_COSMOS_HEAD = Head(
    radius=58,
    lift=60,
    sepals=8,
    sepal_length=0.26,
    receptacle=0.08,
    layers=(Ring(8, _COSMOS_RING),),
    dome=Dome(0.19, 0.12, 34),
)
_COSMOS_LEAF = Frond(92, rise=42, forks=4, levels=2, angle=44, ratio=0.55)
COSMOS = Species(
    height=306,
    girth=2.8,
    tip_girth=1.5,
    lean=30,
    flower=_COSMOS_HEAD,
    foliage=(Foliage(_COSMOS_LEAF, 3, 0.16, 0.7, Arrangement.OPPOSITE, lower=1.1, upper=0.55),),
    branches=(Branch(0.36, 44, 150, 0.7, 0.9, 0), Branch(0.56, -44, 112, 0.46, 0.2, 0)),
)

_SCABIEUSE_RING = Petal(
    Blade(0.78, 0.74, 0.28, fringe=5, fray=0.1),
    1.0,
    10,
    -8,
    cup=18,
    ruffle=0.06,
    lines=8,
    radius=0.1,
)
_SCABIEUSE_RING_2 = Petal(
    Blade(0.74, 0.74, 0.28, fringe=5, fray=0.12),
    0.72,
    24,
    8,
    cup=18,
    ruffle=0.06,
    lines=6,
    radius=0.12,
    height=0.06,
)
_SCABIEUSE_HEAD = Head(
    radius=52,
    lift=46,
    sepals=8,
    sepal_length=0.4,
    receptacle=0.14,
    layers=(Ring(9, _SCABIEUSE_RING), Ring(9, _SCABIEUSE_RING_2, turn=20)),
    dome=Dome(0.42, 0.3, 46, pins=0.2),
)
_SCABIEUSE_LEAF = Leaf(
    Blade(0.2, 0.5, 0.9),
    78,
    rise=40,
    arch=6,
    leaflets=pinnate(3, angle=46, end=1.15),
    leaflet_length=40,
    veins=0,
    parallel=1,
)
SCABIEUSE = Species(
    height=330,
    girth=2.8,
    tip_girth=1.6,
    lean=40,
    flower=_SCABIEUSE_HEAD,
    foliage=(Foliage(_SCABIEUSE_LEAF, 3, 0.06, 0.5, Arrangement.OPPOSITE, lower=1.15, upper=0.65),),
    branches=(Branch(0.46, 26, 146, 0.6, 0.3, 1),),
)

_GERBERA_RING = Petal(Blade(0.24, 0.66, 0.42), 1.0, 4, -4, cup=24, lines=4, radius=0.1)
_GERBERA_RING_2 = Petal(Blade(0.24, 0.66, 0.42), 0.84, 14, 4, cup=24, lines=4, radius=0.1)
_GERBERA_RING_3 = Petal(Blade(0.3, 0.66, 0.42), 0.36, 40, 30, cup=24, lines=2, radius=0.12)
_GERBERA_HEAD = Head(
    radius=72,
    lift=62,
    sepals=10,
    sepal_length=0.24,
    layers=(
        Ring(20, _GERBERA_RING),
        Ring(17, _GERBERA_RING_2, turn=9),
        Ring(16, _GERBERA_RING_3, turn=4),
    ),
    dome=Dome(0.2, 0.1, 50),
)
_GERBERA_LEAF = Leaf(Blade(0.36, 0.62, 0.6, teeth=7, bite=0.34), 132, rise=58, arch=0, veins=7)
GERBERA = Species(
    height=330,
    girth=5.0,
    tip_girth=4.4,
    lean=26,
    flower=_GERBERA_HEAD,
    foliage=(Foliage(_GERBERA_LEAF, 4, 0.01, 0.06, lower=1.0, upper=0.9),),
)

_TOURNESOL_RING = Petal(Blade(0.3, 0.5, 0.9), 0.62, 4, -8, cup=24, lines=5, radius=0.42)
_TOURNESOL_RING_2 = Petal(Blade(0.3, 0.5, 0.9), 0.54, 16, 6, cup=24, lines=5, radius=0.42)
_TOURNESOL_HEAD = Head(
    radius=86,
    lift=56,
    sepals=12,
    sepal_length=0.5,
    layers=(Ring(19, _TOURNESOL_RING), Ring(18, _TOURNESOL_RING_2, turn=10)),
    dome=Dome(0.46, 0.14, 88),
)
_TOURNESOL_LEAF = Leaf(
    Blade(0.86, 0.36, 0.85, teeth=10, bite=0.1, heart=0.1, drip=0.04),
    34,
    rise=40,
    arch=8,
    leaflets=STALKED,
    leaflet_length=98,
    veins=6,
    sweep=0.3,
)
TOURNESOL = Species(
    height=300,
    girth=7.0,
    tip_girth=5.0,
    lean=22,
    nod=24,
    flower=_TOURNESOL_HEAD,
    foliage=(Foliage(_TOURNESOL_LEAF, 4, 0.2, 0.78, lower=1.1, upper=0.7),),
)

_ZINNIA_RING = Petal(Blade(0.42, 0.62, 0.36, notch=0.05), 1.0, 2, -8, cup=26, lines=6, radius=0.05)
_ZINNIA_RING_2 = Petal(
    Blade(0.42, 0.62, 0.36, notch=0.05), 0.8, 14, 4, cup=26, lines=5, radius=0.05, height=0.06
)
_ZINNIA_RING_3 = Petal(
    Blade(0.44, 0.62, 0.36, notch=0.05), 0.58, 28, 20, cup=28, lines=4, radius=0.05, height=0.12
)
_ZINNIA_RING_4 = Petal(
    Blade(0.46, 0.62, 0.36), 0.38, 46, 40, cup=30, lines=2, radius=0.05, height=0.16
)
_ZINNIA_HEAD = Head(
    radius=64,
    lift=50,
    sepal_length=0.22,
    layers=(
        Ring(14, _ZINNIA_RING),
        Ring(13, _ZINNIA_RING_2, turn=13),
        Ring(11, _ZINNIA_RING_3, turn=5),
        Ring(9, _ZINNIA_RING_4, turn=9),
    ),
    dome=Dome(0.15, 0.36, 20),
)
_ZINNIA_LEAF = Leaf(Blade(0.46, 0.34, 1.0, foot=0.3), 84, rise=28, arch=-14, veins=5, sweep=0.36)
ZINNIA = Species(
    height=312,
    girth=4.4,
    tip_girth=4.0,
    lean=22,
    flower=_ZINNIA_HEAD,
    foliage=(Foliage(_ZINNIA_LEAF, 4, 0.14, 0.8, Arrangement.OPPOSITE, lower=1.1, upper=0.6),),
)

MEADOW = {
    "anemone": ANEMONE,
    "cosmos": COSMOS,
    "scabieuse": SCABIEUSE,
    "gerbera": GERBERA,
    "tournesol": TOURNESOL,
    "zinnia": ZINNIA,
}
