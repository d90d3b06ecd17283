"""The plate: lays organs from the nearest to the deepest and keeps only what the eye would see.

Nothing is painted over, so a drawing stays right on any paper, light or dark.
"""

import math
from collections.abc import Iterable, Sequence

from florilege.infra.botany.strokes import DrawnOrgan, DrawnStroke, Organ, Stroke, Tone

GRID = 2  # cells per paper unit
HALO = 1  # cells left white around a nearer organ, as engravers do
SHORTEST = 3  # points; a shorter run is a crumb, not a line
LIGHT_DIRECTION = complex(-0.62, -0.78)


class Plate:
    """A grid of the paper that remembers which cells a nearer organ already covers."""

    def __init__(self, *, width: int, height: int) -> None:
        self._columns, self._rows = width * GRID, height * GRID
        self._cells = bytearray(self._columns * self._rows)

    def lay(self, organs: Iterable[Organ]) -> list[DrawnOrgan]:
        """Return what is seen of each organ, nearest first; hidden ones are left out."""
        drawn = []
        for organ in sorted(organs, key=lambda organ: -organ.depth):
            strokes = tuple(run for stroke in organ.strokes for run in self._visible(stroke))
            if organ.solid and organ.outline:
                self._cover(organ.outline)
            if strokes:
                drawn.append(_drawn(organ, strokes))
        return drawn

    def _visible(self, stroke: Stroke) -> Iterable[DrawnStroke]:
        points = _dense(stroke.points)
        runs = [run for run in self._open_runs(points) if run.stop - run.start > SHORTEST]
        widths = _widths(points, stroke) if runs else []
        for run in runs:
            yield DrawnStroke(tuple(points[run]), tuple(widths[run]), stroke.tone)

    def _open_runs(self, points: Sequence[complex]) -> Iterable[slice]:
        """Return the stretches of a line that no nearer organ covers, off the paper left out."""
        cells, columns, rows = self._cells, self._columns, self._rows
        start = -1
        for index, point in enumerate(points):
            column, row = int(point.real * GRID), int(point.imag * GRID)
            inside = 0 <= column < columns and 0 <= row < rows
            if inside and not cells[row * columns + column]:
                start = index if start < 0 else start
            elif start >= 0:
                yield slice(start, index)
                start = -1
        if start >= 0:
            yield slice(start, len(points))

    def _cover(self, outline: Sequence[complex]) -> None:
        cells = [point * GRID for point in outline]
        top = max(0, int(min(cell.imag for cell in cells)) - HALO)
        bottom = min(self._rows - 1, int(max(cell.imag for cell in cells)) + HALO)
        crossings: dict[int, list[tuple[float, int]]] = {}
        for here, there in zip(cells, [*cells[1:], cells[0]], strict=True):
            _cross(here, there, crossings)
        for row, found in crossings.items():
            for left, right in _spans(sorted(found)):
                first = max(0, int(left) - HALO)
                last = min(self._columns, int(right) + HALO + 1)
                if last > first:
                    ink = b"\x01" * (last - first)
                    for near in range(max(top, row - HALO), min(bottom, row + HALO) + 1):
                        offset = near * self._columns
                        self._cells[offset + first : offset + last] = ink


def _cross(here: complex, there: complex, crossings: dict[int, list[tuple[float, int]]]) -> None:
    """Note where an edge crosses the middle of each row, and which way it goes."""
    way = 1 if there.imag > here.imag else -1
    low, high = (here, there) if way == 1 else (there, here)
    for row in range(math.ceil(low.imag - 0.5), math.ceil(high.imag - 0.5)):
        share = (row + 0.5 - low.imag) / (high.imag - low.imag)
        crossings.setdefault(row, []).append((low.real + (high.real - low.real) * share, way))


def _spans(crossings: list[tuple[float, int]]) -> Iterable[tuple[float, float]]:
    winding = 0
    start = 0.0
    for column, way in crossings:
        if winding == 0:
            start = column
        winding += way
        if winding == 0:
            yield start, column


def _dense(points: Sequence[complex]) -> list[complex]:
    """Add points so that none is further than a paper unit from the next."""
    dense = [points[0]]
    for point in points[1:]:
        last = dense[-1]
        pieces = max(1, math.ceil(abs(point - last)))
        dense.extend(last + (point - last) * piece / pieces for piece in range(1, pieces + 1))
    return dense


def _widths(points: Sequence[complex], stroke: Stroke) -> list[float]:
    if not stroke.swelling:
        return [stroke.width] * len(points)
    last = max(1, len(points) - 1)
    widths = []
    for index in range(len(points)):
        forward = points[min(last, index + 2)] - points[max(0, index - 2)]
        away = forward / abs(forward) * -1j if forward else 0j
        shadow = -(away * LIGHT_DIRECTION.conjugate()).real
        share = index / last
        taper = min(1.0, stroke.ends[0] + 5 * share, stroke.ends[1] + 2.5 * (1 - share))
        widths.append(stroke.width * taper * (0.86 + 0.4 * shadow))
    return widths


def _drawn(organ: Organ, strokes: tuple[DrawnStroke, ...]) -> DrawnOrgan:
    """Drop the green of leaves that hardly show, else it would shine through the petals."""
    edge = organ.colour_edge or organ.outline
    seen = sum(len(run.points) for run in strokes[:4])
    whole = len(_dense(organ.outline)) if organ.outline else 1
    shows = organ.wash is not Tone.LEAF or seen > 0.3 * whole
    wash = organ.wash if shows else None
    return DrawnOrgan(strokes, tuple(edge), wash, organ.part)
