"""Roses and the peony: broad petals folded about a hidden heart."""

from dataclasses import replace

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.heads import Head, Ring, Spiral
from florilege.infra.botany.leaves import Leaf, pinnate, ternate
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Branch, Foliage, Species

_PIVOINE_RING = Petal(Blade(1.0, 0.6, 0.42, notch=0.07), 1.0, 8, 42, cup=30, ruffle=0.03, lines=15)
_PIVOINE_RING_2 = Petal(
    Blade(0.98, 0.62, 0.4, notch=0.08), 0.86, 28, 80, cup=40, ruffle=0.035, lines=13
)
_PIVOINE_OUTER = Petal(
    Blade(0.86, 0.66, 0.34, fringe=3, fray=0.07),
    0.72,
    52,
    112,
    cup=42,
    ruffle=0.05,
    radius=0.1,
    lines=8,
)
_PIVOINE_INNER = Petal(
    Blade(0.8, 0.7, 0.32, fringe=3, fray=0.1),
    0.36,
    82,
    116,
    cup=36,
    ruffle=0.06,
    radius=0.05,
    height=0.26,
    lines=5,
)
_PIVOINE_HEAD = Head(
    radius=92,
    lift=40,
    layers=(
        Ring(5, _PIVOINE_RING),
        Ring(6, _PIVOINE_RING_2, turn=30),
        Spiral(24, _PIVOINE_OUTER, _PIVOINE_INNER),
    ),
)
_PIVOINE_LEAF = Leaf(
    Blade(0.38, 0.44, 0.85, drip=0.05),
    58,
    rise=42,
    arch=14,
    leaflets=ternate(),
    leaflet_length=84,
    veins=6,
)
PIVOINE = Species(
    height=308,
    girth=5.4,
    tip_girth=3.6,
    lean=26,
    flower=_PIVOINE_HEAD,
    foliage=(Foliage(_PIVOINE_LEAF, 4, 0.16, 0.84, lower=1.1, upper=0.66),),
)

_ROSE_RING = Petal(Blade(1.02, 0.62, 0.36, drip=0.06), 1.02, 26, 8, cup=26, lines=13, height=0.06)
_ROSE_OUTER = Petal(Blade(1.04, 0.64, 0.36, drip=0.04), 1.0, 50, 62, cup=54, radius=0.05, lines=12)
_ROSE_INNER = Petal(Blade(0.86, 0.7, 0.3), 0.84, 86, 106, cup=74, radius=0.03, height=0.04, lines=6)
_ROSE_HEAD = Head(
    radius=80,
    lift=30,
    sepal_length=0.52,
    receptacle=0.13,
    layers=(Ring(5, _ROSE_RING), Spiral(15, _ROSE_OUTER, _ROSE_INNER)),
)
_ROSE_LEAF = Leaf(
    Blade(0.62, 0.46, 0.7, teeth=7, bite=0.18),
    74,
    rise=34,
    arch=2,
    leaflets=pinnate(2),
    leaflet_length=46,
    veins=6,
)
ROSE = Species(
    height=304,
    girth=5.0,
    tip_girth=3.6,
    lean=20,
    flower=_ROSE_HEAD,
    foliage=(Foliage(_ROSE_LEAF, 4, 0.18, 0.82, lower=1.15, upper=0.72),),
)

_JARDIN_RING = Petal(Blade(1.06, 0.6, 0.36, notch=0.05), 1.0, 22, 66, cup=42, ruffle=0.02, lines=11)
_JARDIN_OUTER = Petal(
    Blade(0.92, 0.66, 0.34, notch=0.06), 0.82, 38, 104, cup=44, ruffle=0.03, radius=0.06, lines=7
)
_JARDIN_INNER = Petal(Blade(0.9, 0.7, 0.3), 0.4, 78, 114, cup=46, radius=0.05, height=0.14, lines=3)
_JARDIN_HEAD = Head(
    radius=70,
    lift=52,
    sepal_length=0.36,
    layers=(Ring(6, _JARDIN_RING), Spiral(26, _JARDIN_OUTER, _JARDIN_INNER)),
)
JARDIN = Species(
    height=270,
    girth=4.2,
    lean=34,
    flower=_JARDIN_HEAD,
    foliage=(replace(ROSE.foliage[0], count=3, first=0.24, lower=1.1),),
    branches=(Branch(0.46, -44, 130, 0.46, 0.3, 1),),
)

ROSES = {
    "pivoine": PIVOINE,
    "rose": ROSE,
    "rose de jardin": JARDIN,
}
