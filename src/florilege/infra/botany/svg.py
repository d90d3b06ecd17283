"""Writes what the plate shows as SVG: presentation attributes only, no ids, no styles."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from florilege.infra.botany.pathdata import FINE, PathWriter
from florilege.infra.botany.strokes import CONTOUR, HATCH, DrawnOrgan, DrawnStroke, Tone

WASH = {Tone.LEAF: 0.1, Tone.ACCENT: 0.13, Tone.INK: 0.05}
LARGE = 16.0  # a smaller patch shares its path with the others of its part
CLOSE, LOOSE, WIDE = 0.22, 0.4, 1.2  # how far a curve may stray: edges, fine lines, colour
LARGEST = 24_500  # bytes: a drawing must weigh little beside the page that it adorns
HATCHING = (1.0, 0.7, 0.5, 0.3)  # shares of the fine lines to try, all of them first
GOLDEN = 0.618034
SMALL = 0.5  # of full size: below it fine lines would only be a grey mist


@dataclass(frozen=True)
class Look:
    """How large a drawing is shown and in which inks. `view` is its size in paper units."""

    width: int
    height: int
    view: tuple[int, int]
    inks: dict[Tone, str]
    title: str | None = None

    @property
    def scale(self) -> float:
        return min(self.width / self.view[0], self.height / self.view[1])

    @property
    def heavier(self) -> float:
        """Return how much stronger lines must be to stay visible on a small drawing."""
        return max(1.0, math.pow(max(self.scale, 0.05), -0.6))


def write_svg(organs: Sequence[DrawnOrgan], look: Look) -> str:
    """Write the drawing, with thinner hatching where it is small or would weigh too much."""
    if look.scale < SMALL:
        return _written(_thinned(organs, 0.0), look)
    text = ""
    for share in HATCHING:
        text = _written(_thinned(organs, share), look)
        if len(text) <= LARGEST:
            break
    return text


def _thinned(organs: Sequence[DrawnOrgan], share: float) -> Sequence[DrawnOrgan]:
    """Keep a share of each organ's fine lines, evenly spread over it."""
    if share >= 1:
        return organs
    return [
        replace(
            organ,
            strokes=tuple(
                stroke
                for order, stroke in enumerate(organ.strokes)
                if not stroke.even or stroke.widths[0] > HATCH or order * GOLDEN % 1 < share
            ),
        )
        for organ in organs
    ]


def _written(organs: Sequence[DrawnOrgan], look: Look) -> str:
    role = 'role="img"' if look.title else 'aria-hidden="true" focusable="false"'
    name = f"<title>{escape(look.title)}</title>" if look.title else ""
    across, down = look.view[0] * FINE, look.view[1] * FINE
    size = f'width="{look.width}" height="{look.height}" viewBox="0 0 {across} {down}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {role} fill="none">{name}']
    for tone in Tone:
        parts += _washes(organs, tone, escape(look.inks[tone]))
    for tone in Tone:
        parts += _even_lines(organs, tone, escape(look.inks[tone]), look.heavier)
        parts += _ribbons(organs, tone, escape(look.inks[tone]), look.heavier)
    return "".join([*parts, "</svg>"])


def _washes(organs: Sequence[DrawnOrgan], tone: Tone, ink: str) -> list[str]:
    """Lay flat colour organ by organ: where petals overlap it grows deeper, like watercolour."""
    writers: dict[str | int, PathWriter] = {}
    for order, organ in enumerate(organs):
        if organ.wash is tone:
            alone = abs(organ.outline[0] - organ.outline[len(organ.outline) // 2]) > LARGE
            writer = writers.setdefault(order if alone else organ.part, PathWriter(steps=1))
            writer.closed_shape(organ.outline, tolerance=WIDE)
    attributes = f'fill="{ink}" fill-opacity="{WASH[tone]}" transform="scale({FINE})"'
    return _group(attributes, _paths(writers))


def _even_lines(organs: Sequence[DrawnOrgan], tone: Tone, ink: str, heavier: float) -> list[str]:
    runs = _runs(organs, lambda stroke: stroke.even and stroke.tone is tone)
    groups = []
    for width in sorted({stroke.widths[0] for _, stroke in runs}):
        tolerance = LOOSE if width < CONTOUR else CLOSE
        writers: dict[str, PathWriter] = {}
        for part, stroke in runs:
            if stroke.widths[0] == width:
                writer = writers.setdefault(part, PathWriter())
                writer.open_line(stroke.points, tolerance=tolerance)
        thick = round(width * FINE * heavier, 1)
        attributes = f'stroke="{ink}" stroke-width="{thick:g}" stroke-linecap="round"'
        groups += _group(attributes, _paths(writers))
    return groups


def _ribbons(organs: Sequence[DrawnOrgan], tone: Tone, ink: str, heavier: float) -> list[str]:
    writers: dict[str, PathWriter] = {}
    for part, stroke in _runs(organs, lambda stroke: not stroke.even and stroke.tone is tone):
        writer = writers.setdefault(part, PathWriter())
        writer.ribbon(stroke.points, stroke.widths, tolerance=CLOSE)
    rim = round((heavier - 1) * CONTOUR * FINE, 1)  # a ribbon has no width of its own to raise
    edge = f' stroke="{ink}" stroke-width="{rim:g}"' if rim else ""
    return _group(f'fill="{ink}"{edge}', _paths(writers))


def _runs(
    organs: Sequence[DrawnOrgan], chosen: Callable[[DrawnStroke], bool]
) -> list[tuple[str, DrawnStroke]]:
    """Return the chosen strokes with the part of the plant that each belongs to."""
    return [(organ.part, stroke) for organ in organs for stroke in organ.strokes if chosen(stroke)]


def _paths(writers: Mapping[str, PathWriter] | Mapping[str | int, PathWriter]) -> list[str]:
    return [f'<path d="{writer}"/>' for writer in writers.values()]


def _group(attributes: str, paths: list[str]) -> list[str]:
    return [f"<g {attributes}>", *paths, "</g>"] if paths else []
