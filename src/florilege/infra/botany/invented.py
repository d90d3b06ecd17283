"""A plausible plant for a name that stands in no list: always the same one for the same name."""

from dataclasses import replace

from florilege.infra.botany.blade import Blade
from florilege.infra.botany.chance import Chance
from florilege.infra.botany.flora import KINDS
from florilege.infra.botany.heads import Head, Ring
from florilege.infra.botany.hearts import Dome, Stamens
from florilege.infra.botany.petals import Petal
from florilege.infra.botany.species import Branch, Foliage, Species

LEAVES_OF = ("pivoine", "lisianthus", "zinnia", "lys", "hortensia", "scabieuse", "ruscus")


def invent(name: str) -> Species:
    chance = Chance("invented", name)
    model = KINDS[chance.one_of(LEAVES_OF)]
    height = chance.between(290, 330)
    return Species(
        height=height,
        girth=chance.between(3.4, 5.0),
        tip_girth=chance.between(2.4, 3.2),
        lean=chance.between(18, 40),
        flower=_head(chance.child("head")),
        foliage=tuple(_varied(foliage, chance.child("leaf")) for foliage in model.foliage),
        branches=(Branch(0.5, 40 * chance.sign(), 128, 0.46, 0.25, 1),),
    )


def _varied(foliage: Foliage, chance: Chance) -> Foliage:
    return replace(
        foliage,
        count=min(foliage.count, 5),
        first=0.2,
        last=0.76,
        lower=foliage.lower * chance.between(0.85, 1.1),
        upper=foliage.upper * chance.between(0.85, 1.1),
    )


def _head(chance: Chance) -> Head:
    count = chance.one_of((5, 6, 7, 8, 10, 12))
    petal = Petal(
        Blade(
            width=min(1.0, chance.between(3.4, 4.8) / count),
            widest=chance.between(0.46, 0.72),
            tip=chance.between(0.28, 0.8),
            notch=chance.one_of((0.0, 0.0, 0.06)),
            fringe=chance.one_of((0, 0, 3)),
            fray=0.06,
        ),
        length=1.0,
        rise=chance.between(4, 34),
        arch=chance.between(-20, 40),
        cup=chance.between(14, 32),
        ruffle=chance.between(0, 0.04),
        lines=max(5, 70 // count),
        radius=0.05,
    )
    inner = replace(petal, length=chance.between(0.6, 0.8), rise=petal.rise + 18, height=0.05)
    rings = (Ring(count, petal), Ring(count, inner, turn=180 / count))
    heart = chance.one_of((True, False))
    return Head(
        radius=chance.between(64, 80),
        lift=chance.between(38, 58),
        layers=rings[: chance.one_of((1, 2))],
        dome=Dome(chance.between(0.14, 0.24), 0.14, 30) if heart else None,
        stamens=() if heart else (Stamens(24, chance.between(0.3, 0.6), 64),),
    )
