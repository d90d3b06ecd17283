"""Draws plants and stems by name: the same name and seed always give the same drawing."""

from functools import lru_cache

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.names import plain, species_named
from florilege.infra.botany.placement import placement_for
from florilege.infra.botany.plant import HEIGHT, WIDTH, grow
from florilege.infra.botany.plate import Plate
from florilege.infra.botany.progress import StemPlan, lay_stem
from florilege.infra.botany.strokes import DrawnOrgan, Organ, Tone
from florilege.infra.botany.svg import Look, write_svg

KEPT = 512  # finished drawings kept in memory, some 25 kB each: pages show the same few
LAID = 8  # plants kept as points, which are forty times as heavy


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
    inks = (ink, leaf or ink, accent)
    return _plant_svg(plain(plant), seed, round(growth, 2), width, height, inks, title)


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
    plan = StemPlan(width, height, done, total, upright)
    return _stem_svg(plan, seed, (ink, leaf or ink, accent), title)


@lru_cache(maxsize=KEPT)
def _plant_svg(
    plant: str,
    seed: str,
    growth: float,
    width: int,
    height: int,
    inks: tuple[str, str, str],
    title: str | None,
) -> str:
    organs = _laid_plant(plant, seed, growth)
    return write_svg(organs, Look(width, height, (WIDTH, HEIGHT), _by_tone(inks), title))


@lru_cache(maxsize=KEPT)
def _stem_svg(plan: StemPlan, seed: str, inks: tuple[str, str, str], title: str | None) -> str:
    view = (plan.width, plan.height)
    return write_svg(lay_stem(plan=plan, seed=seed), Look(*view, view, _by_tone(inks), title))


def _by_tone(inks: tuple[str, str, str]) -> dict[Tone, str]:
    return dict(zip((Tone.INK, Tone.LEAF, Tone.ACCENT), inks, strict=True))


@lru_cache(maxsize=LAID)
def _laid_plant(plant: str, seed: str, growth: float) -> tuple[DrawnOrgan, ...]:
    placement = placement_for(_grown(plant, seed, 1.0), width=WIDTH, height=HEIGHT)
    organs = placement.of(_grown(plant, seed, growth))
    return tuple(Plate(width=WIDTH, height=HEIGHT).lay(organs))


@lru_cache(maxsize=4)
def _grown(plant: str, seed: str, growth: float) -> tuple[Organ, ...]:
    chance = Chance(plant, seed)
    return tuple(grow(species=species_named(plant), growth=growth, chance=chance))
