"""Grows a whole plant: lays leaves, side stems and heads along a stem, as far as it has grown."""

from dataclasses import replace

from florilege.infra.botany.chance import Chance
from florilege.infra.botany.clusters import Spike, Umbel, draw_spike, draw_umbel
from florilege.infra.botany.fronds import Frond, draw_frond
from florilege.infra.botany.heads import draw_head
from florilege.infra.botany.leaves import draw_leaf
from florilege.infra.botany.space import Frame, clamp, ease, lerp, turned
from florilege.infra.botany.species import Arrangement, Branch, Flower, Foliage, Species
from florilege.infra.botany.stems import Track, bent_track, draw_stem_piece, side_track
from florilege.infra.botany.strokes import Organ, as_part

WIDTH, HEIGHT = 320, 480
FOOT = complex(160, 470)
HEAD_DEPTH = 400.0


def grow(*, species: Species, growth: float, chance: Chance) -> list[Organ]:
    """Return every organ of the plant at `growth`, from 0 (a shoot) to 1 (full flower)."""
    growth = clamp(growth)
    track = _main_track(species, chance.child("stem")).until(stem_share(growth))
    grown = stem_share(growth)
    nodes = [node / grown for foliage in species.foliage for node in _nodes(foliage)]
    organs = [
        draw_stem_piece(
            track=track,
            girth=species.girth,
            tip_girth=lerp(species.girth, species.tip_girth, grown),
            chance=chance.child("shade"),
            cut=True,
            nodes=[node for node in nodes if 0.05 < node < 1],
        )
    ]
    for index, foliage in enumerate(species.foliage):
        leaves = _draw_foliage(foliage, species, track, grown, growth, chance.child("leaf", index))
        organs += [replace(leaf, part=f"{index}{leaf.part}") for leaf in leaves]
    for index, branch in enumerate(species.branches):
        side = _draw_branch(branch, species, track, grown, growth, chance.child("side", index))
        organs += as_part(f"side {index}", side)
    if species.flower and species.terminal and growth > 0.06:
        head = _draw_flower(
            species.flower,
            Frame(track.at(1), track.heading(1), 0, HEAD_DEPTH),
            bloom_share(growth),
            chance.child("head"),
            scale=lerp(0.14, 1.0, ease((growth - 0.06) / 0.84)),
        )
        organs += as_part("head", head)
    return organs


def stem_share(growth: float) -> float:
    return lerp(0.34, 1.0, ease(growth / 0.7))


def bloom_share(growth: float) -> float:
    return clamp((growth - 0.52) / 0.48)


def _main_track(species: Species, chance: Chance) -> Track:
    lean = species.lean * chance.between(0.6, 1.15) * chance.sign()
    foot = FOOT - lean * 0.7
    top = FOOT + lean * 0.8 - complex(0, species.height)
    nod = turned(-1j, species.nod * (1 if lean > 0 else -1))
    return bent_track(
        foot,
        foot + complex(-lean * 0.5, -species.height * 0.36),
        top - nod * species.height * 0.34 - lean * 0.3,
        top,
    )


def _nodes(foliage: Foliage) -> list[float]:
    last = max(1, foliage.count - 1)
    return [lerp(foliage.first, foliage.last, index / last) for index in range(foliage.count)]


def _draw_foliage(
    foliage: Foliage, species: Species, track: Track, grown: float, growth: float, chance: Chance
) -> list[Organ]:
    organs: list[Organ] = []
    for index, node in enumerate(_nodes(foliage)):
        opened = clamp((growth - 0.62 * node + 0.16) / 0.3)
        if node > grown or opened <= 0:
            continue
        share = index / max(1, foliage.count - 1)
        for side in _sides(foliage, index, chance):
            leaf = _draw_at(
                foliage,
                track,
                node / grown,
                side,
                opened,
                chance.child(index, side),
                scale=lerp(foliage.lower, foliage.upper, share),
                lift=species.lift,
            )
            organs += as_part(f"leaf {index} {side}", leaf)
    return organs


def _sides(foliage: Foliage, index: int, chance: Chance) -> tuple[int, ...]:
    if foliage.arrangement is Arrangement.OPPOSITE:
        return (1, -1)
    return (1,) if (index + (chance.child("side").sign() > 0)) % 2 else (-1,)


def _draw_at(
    foliage: Foliage,
    track: Track,
    share: float,
    side: float,
    opened: float,
    chance: Chance,
    *,
    scale: float,
    lift: float,
) -> list[Organ]:
    out = chance.around(8, 24)
    azimuth = out if side > 0 else 180 - out
    frame = Frame(track.at(share), track.heading(share), lift, 4 * chance.sign())
    if isinstance(foliage.leaf, Frond):
        return draw_frond(
            frond=foliage.leaf,
            frame=frame,
            azimuth=azimuth,
            opened=opened,
            chance=chance,
            scale=scale,
        )
    return draw_leaf(
        leaf=foliage.leaf, frame=frame, azimuth=azimuth, opened=opened, chance=chance, scale=scale
    )


def _draw_branch(
    branch: Branch, species: Species, track: Track, grown: float, growth: float, chance: Chance
) -> list[Organ]:
    started = clamp((growth - 0.3 - 0.15 * branch.at) / 0.45)
    if branch.at > grown or started <= 0:
        return []
    share = branch.at / grown
    side = side_track(
        start=track.at(share),
        heading=track.heading(share),
        angle=branch.angle * lerp(0.5, 1, started) + chance.around(0, 5),
        length=branch.length * lerp(0.25, 1.0, ease(started)) * chance.around(1, 0.06),
        rise=branch.turn_up,
    )
    girth = species.tip_girth * lerp(0.7, 0.85, branch.scale)
    depth = 8 * chance.sign()
    organs = [
        draw_stem_piece(track=side, girth=girth, tip_girth=girth * 0.8, chance=chance, depth=depth)
    ]
    organs += _draw_branch_leaves(branch, species, side, started, chance.child("leaf"))
    if started > 0.15 and species.flower:
        tip = Frame(side.at(1), side.heading(1), 0, HEAD_DEPTH * 0.6 * branch.scale)
        bloom = bloom_share(growth) * branch.bloom
        scale = branch.scale * lerp(0.4, 1, ease(started))
        organs += _draw_flower(species.flower, tip, bloom, chance.child("head"), scale=scale)
    return organs


def _draw_branch_leaves(
    branch: Branch, species: Species, side: Track, started: float, chance: Chance
) -> list[Organ]:
    organs: list[Organ] = []
    foliage = species.bract or species.foliage[-1]
    for index in range(branch.leaves):
        share = index / max(1, branch.leaves - 1)
        node = lerp(foliage.first, foliage.last, share) if species.bract else lerp(0.3, 0.7, share)
        for way in _sides(foliage, index, chance):
            organs += _draw_at(
                foliage,
                side,
                node,
                way,
                clamp(started * 1.5 - node * 0.5),
                chance.child(index, way),
                scale=lerp(foliage.lower, foliage.upper, share) * (1 if species.bract else 0.6),
                lift=species.lift,
            )
    return organs


def _draw_flower(
    flower: Flower, frame: Frame, bloom: float, chance: Chance, *, scale: float
) -> list[Organ]:
    if isinstance(flower, Umbel):
        return draw_umbel(umbel=flower, frame=frame, bloom=bloom, chance=chance, scale=scale)
    if isinstance(flower, Spike):
        return draw_spike(spike=flower, frame=frame, bloom=bloom, chance=chance, scale=scale)
    return draw_head(head=flower, frame=frame, bloom=bloom, chance=chance, scale=scale)
