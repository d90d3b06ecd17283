"""Draws plants and stems by name: the same name and seed always give the same drawing."""

from functools import lru_cache

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.names import plain, species_named
from florilege.infra.botany.placement import placement_for
from florilege.infra.botany.plant import HEIGHT, WIDTH, grow
from florilege.infra.botany.plate import Plate
from florilege.infra.botany.progress import StemPlan, lay_stem
from florilege.infra.botany.strokes import DrawnOrgan, Organ, Tone
from florilege.infra.botany.svg import write_svg

KEPT = 256  # drawings kept in memory: a few schools' courses at the growths that pages show


def draw_plant(
    *,
    plant: str,
    seed: str,
    growth: float = 1.0,
    width: int = 320,
    height: int = 480,
    ink: str = "currentColor",
    accent: str = "currentColor",
    leaf: str | None = None,
    title: str | None = None,
) -> str:
    """Return an SVG of the plant as far as it has grown, from 0 (a shoot) to 1 (full flower).

    Without `title` it is decoration and hidden from screen readers; `leaf` is the ink by default.
    """
    return write_svg(
        draw_plant_paths(plant=plant, seed=seed, growth=growth),
        width=width,
        height=height,
        view=(WIDTH, HEIGHT),
        inks={Tone.INK: ink, Tone.LEAF: leaf or ink, Tone.ACCENT: accent},
        title=title,
    )


def draw_plant_paths(*, plant: str, seed: str, growth: float = 1.0) -> tuple[DrawnOrgan, ...]:
    """Return the visible strokes of each organ on a plate of 320 × 480, nearest organ first."""
    return _laid_plant(plain(plant), seed, round(growth, 2))


def draw_stem(
    *,
    done: int,
    total: int,
    seed: str,
    width: int = 560,
    height: int = 88,
    upright: bool = False,
    ink: str = "currentColor",
    accent: str = "currentColor",
    leaf: str | None = None,
    title: str | None = None,
) -> str:
    """Return an SVG of a stem with `total` leaves of which `done` are open."""
    total = max(0, total)
    done = min(max(0, done), total)
    return write_svg(
        _laid_stem(StemPlan(width, height, done, total, upright), seed),
        width=width,
        height=height,
        view=(width, height),
        inks={Tone.INK: ink, Tone.LEAF: leaf or ink, Tone.ACCENT: accent},
        title=title,
    )


@lru_cache(maxsize=KEPT)
def _laid_plant(plant: str, seed: str, growth: float) -> tuple[DrawnOrgan, ...]:
    placement = placement_for(_grown(plant, seed, 1.0), width=WIDTH, height=HEIGHT)
    organs = placement.of(_grown(plant, seed, growth))
    return tuple(Plate(width=WIDTH, height=HEIGHT).lay(organs))


@lru_cache(maxsize=4)
def _grown(plant: str, seed: str, growth: float) -> tuple[Organ, ...]:
    chance = Chance(plant, seed)
    return tuple(grow(species=species_named(plant), growth=growth, chance=chance))


@lru_cache(maxsize=KEPT)
def _laid_stem(plan: StemPlan, seed: str) -> tuple[DrawnOrgan, ...]:
    return lay_stem(plan=plan, seed=seed)
