"""Full flowers of the garden: many petals in spirals."""

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.heads import Head, Ring, Spiral
from florilege.infra.botany.leaves import Leaf, Leaflet, pinnate, ternate
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Arrangement, Branch, Foliage, Species

_RENONCULE_OUTER = Petal(Blade(1.04, 0.6, 0.34), 0.98, 12, 70, cup=40, lines=9, radius=0.02)
_RENONCULE_INNER = Petal(
    Blade(1.08, 0.62, 0.32), 0.46, 66, 128, cup=58, lines=3, radius=0.06, height=0.14
)
_RENONCULE_HEAD = Head(
    radius=62, lift=44, sepal_length=0.4, layers=(Spiral(46, _RENONCULE_OUTER, _RENONCULE_INNER),)
)
_RENONCULE_LEAF = Leaf(
    Blade(0.34, 0.5, 0.9, teeth=3, bite=0.5),
    46,
    rise=48,
    arch=24,
    leaflets=(*ternate(angle=52), Leaflet(0.6, 62, 0.6), Leaflet(0.58, -62, 0.6)),
    leaflet_length=50,
    veins=3,
)
RENONCULE = Species(
    height=318,
    girth=4.4,
    tip_girth=3.4,
    lean=34,
    flower=_RENONCULE_HEAD,
    foliage=(Foliage(_RENONCULE_LEAF, 4, 0.1, 0.66, lower=1.3, upper=0.6),),
    branches=(Branch(0.4, 40, 140, 0.46, 0.42, 1),),
)

_LISIANTHUS_RING = Petal(
    Blade(0.92, 0.68, 0.34, uneven=0.04),
    1.16,
    48,
    14,
    cup=34,
    ruffle=0.05,
    lines=12,
    closed_rise=86,
    closed_arch=98,
)
_LISIANTHUS_OUTER = Petal(
    Blade(0.9, 0.7, 0.32),
    1.04,
    60,
    44,
    cup=44,
    ruffle=0.06,
    radius=0.03,
    lines=9,
    closed_rise=86,
    closed_arch=98,
)
_LISIANTHUS_INNER = Petal(
    Blade(0.8, 0.72, 0.3),
    0.84,
    80,
    96,
    cup=56,
    ruffle=0.04,
    radius=0.02,
    lines=5,
    closed_rise=86,
    closed_arch=98,
)
_LISIANTHUS_HEAD = Head(
    radius=54,
    lift=26,
    sepal_length=0.62,
    sepals=6,
    layers=(Ring(6, _LISIANTHUS_RING), Spiral(9, _LISIANTHUS_OUTER, _LISIANTHUS_INNER)),
)
_LISIANTHUS_LEAF = Leaf(Blade(0.36, 0.36, 1.0), 66, rise=38, arch=8, veins=0, parallel=3)
LISIANTHUS = Species(
    height=262,
    girth=4.0,
    tip_girth=2.6,
    lean=18,
    flower=_LISIANTHUS_HEAD,
    foliage=(Foliage(_LISIANTHUS_LEAF, 5, 0.1, 0.78, Arrangement.OPPOSITE, lower=1.15, upper=0.7),),
    branches=(
        Branch(0.46, -48, 134, 0.8, 0.8),
        Branch(0.56, 46, 120, 0.56, 0.14, 1),
        Branch(0.74, 34, 96, 0.4, 0.0, 0),
    ),
)

_DAHLIA_OUTER = Petal(
    Blade(0.4, 0.6, 0.62), 1.0, -6, 4, cup=56, lines=5, closed_rise=70, closed_arch=110
)
_DAHLIA_INNER = Petal(
    Blade(0.5, 0.62, 0.55),
    0.26,
    72,
    116,
    cup=60,
    lines=2,
    height=0.3,
    closed_rise=84,
    closed_arch=116,
)
_DAHLIA_HEAD = Head(
    radius=82, lift=58, layers=(Spiral(52, _DAHLIA_OUTER, _DAHLIA_INNER),), sepal_length=0.34
)
_DAHLIA_LEAF = Leaf(
    Blade(0.5, 0.44, 0.8, teeth=8, bite=0.16),
    62,
    rise=32,
    arch=4,
    leaflets=pinnate(1, angle=50),
    leaflet_length=66,
    veins=6,
)
DAHLIA = Species(
    height=302,
    girth=5.0,
    tip_girth=3.6,
    lean=26,
    flower=_DAHLIA_HEAD,
    foliage=(Foliage(_DAHLIA_LEAF, 2, 0.26, 0.64, Arrangement.OPPOSITE, lower=1.0, upper=0.6),),
    branches=(Branch(0.56, 40, 130, 0.32, 0.1, 0),),
)

_OEILLET_OUTER = Petal(
    Blade(0.82, 0.8, 0.22, fringe=7, fray=0.09),
    1.08,
    44,
    -2,
    cup=24,
    ruffle=0.06,
    waves=4,
    lines=6,
    height=0.2,
    closed_rise=88,
    closed_arch=92,
)
_OEILLET_INNER = Petal(
    Blade(0.74, 0.82, 0.2, fringe=7, fray=0.12),
    0.8,
    82,
    74,
    cup=30,
    ruffle=0.08,
    waves=4,
    lines=4,
    height=0.3,
    closed_rise=88,
    closed_arch=92,
)
_OEILLET_HEAD = Head(
    radius=66,
    lift=28,
    sepals=5,
    sepal_length=0.42,
    receptacle=0.2,
    layers=(Spiral(21, _OEILLET_OUTER, _OEILLET_INNER),),
)
_OEILLET_LEAF = Leaf(
    Blade(0.09, 0.3, 1.0, foot=0.6), 96, rise=56, arch=-26, veins=0, parallel=1, facing=50
)
OEILLET = Species(
    height=300,
    girth=3.6,
    tip_girth=3.0,
    lean=22,
    flower=_OEILLET_HEAD,
    foliage=(Foliage(_OEILLET_LEAF, 5, 0.08, 0.8, Arrangement.OPPOSITE, lower=1.1, upper=0.6),),
    branches=(Branch(0.56, 36, 124, 0.46, 0.1, 1),),
)

FULL = {
    "renoncule": RENONCULE,
    "lisianthus": LISIANTHUS,
    "dahlia": DAHLIA,
    "oeillet": OEILLET,
}
