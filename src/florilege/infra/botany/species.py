"""What a kind of plant is made of: stem, branches, leaves and heads."""

from dataclasses import dataclass
from enum import StrEnum

from florilege.infra.botany.clusters import Spike, Umbel
from florilege.infra.botany.fronds import Frond
from florilege.infra.botany.heads import Head
from florilege.infra.botany.leaves import Leaf


class Arrangement(StrEnum):
    """How leaves follow each other along a stem."""

    ALTERNATE = "alternate"
    OPPOSITE = "opposite"
    BASAL = "basal"


@dataclass(frozen=True)
class Foliage:
    """Leaves between two places of the stem. Units: shares of the stem, 0 at the foot."""

    leaf: Leaf | Frond
    count: int
    first: float = 0.15
    last: float = 0.75
    arrangement: Arrangement = Arrangement.ALTERNATE
    lower: float = 1.0
    upper: float = 0.6


@dataclass(frozen=True)
class Branch:
    """A side stem with a head of its own. Units: share of the stem, degrees, paper units."""

    at: float
    angle: float
    length: float
    scale: float = 0.7
    bloom: float = 0.8
    leaves: int = 2
    turn_up: float = 0.75


Flower = Head | Spike | Umbel


@dataclass(frozen=True)
class Species:
    """One kind of plant on a plate of 320 × 480. Units: paper units and degrees."""

    height: float
    flower: Flower | None
    foliage: tuple[Foliage, ...]
    branches: tuple[Branch, ...] = ()
    girth: float = 4.0
    tip_girth: float = 2.6
    lean: float = 14.0
    nod: float = 0.0
    lift: float = 12.0
    bract: Foliage | None = None
    terminal: bool = True
