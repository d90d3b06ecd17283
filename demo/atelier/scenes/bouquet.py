"""A bouquet tied in a spiral, from the side and from above, and its proportions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from demo.atelier.canvas import ACCENT, INK, LEAF, Box, Canvas, tint
from demo.atelier.flowers import flower_head
from demo.atelier.moves import Line, Move, arc, by_hand, draw_lines, smooth, write_text

STEP = 40.0  # degrees between two stems, as it is taught
SEEN_FROM = math.radians(17)
WAIST = 11.0


@dataclass(frozen=True)
class StemLine:
    """One stem of the bouquet on the paper. `depth` is greater towards the eye."""

    foot: complex
    head: complex
    depth: float
    seed: str


@dataclass(frozen=True)
class Bouquet:
    """Stems that all lean the same way round the point where the hand holds them."""

    stems: int
    plant: str
    waist: complex
    above: float = 235.0
    below: float = 165.0
    head: int = 104

    def lines(self) -> list[StemLine]:
        step = STEP if self.stems <= 360 / STEP else 360 / self.stems
        return [self._line(index, math.radians(step * index)) for index in range(self.stems)]

    def _line(self, index: int, turn: float) -> StemLine:
        lean = 0.52 if index else 0.02
        waist = (WAIST * math.cos(turn), WAIST * math.sin(turn)) if index else (0.0, 0.0)
        way = (-math.sin(turn), math.cos(turn))
        up = self.above * (0.86 if index else 1.0)
        head = (waist[0] + way[0] * lean * up, waist[1] + way[1] * lean * up)
        foot = (
            waist[0] - way[0] * lean * self.below * 0.8,
            waist[1] - way[1] * lean * self.below * 0.8,
        )
        return StemLine(
            foot=self._seen(*foot, -self.below),
            head=self._seen(*head, up),
            depth=head[1] + (20 if index == 0 else 0),
            seed=f"{index % 3}",
        )

    def _seen(self, across: float, near: float, up: float) -> complex:
        return self.waist + complex(across, near * math.sin(SEEN_FROM) - up * math.cos(SEEN_FROM))

    @property
    def box(self) -> Box:
        x, y = round(self.waist.real), round(self.waist.imag)
        wide = round(self.above * 0.56) + self.head
        return (x - wide, y - round(self.above) - self.head, x + wide, y + round(self.below) + 30)

    def paint(self, canvas: Canvas, count: float) -> None:
        """Paint the first `count` stems, the last one as far as it has come."""
        whole = int(count)
        lines = self.lines()
        shown = [(line, 1.0) for line in lines[:whole]]
        if whole < len(lines) and count > whole:
            shown.append((lines[whole], count - whole))
        shown.sort(key=lambda pair: pair[0].depth)
        for line, share in shown:
            _paint_stem(canvas, line, smooth(share * 1.8))
        if count >= 1.5:
            _paint_tie(canvas, self.waist)
        for line, share in shown:
            self._paint_head(canvas, line, smooth((share - 0.45) / 0.55))

    def _paint_head(self, canvas: Canvas, line: StemLine, share: float) -> None:
        if share > 0:
            sprite = flower_head(self.plant, line.seed, self.head)
            along = (line.head - line.foot) / abs(line.head - line.foot)
            place = line.head + along * 4 + 0.32j * sprite.height
            sprite.appear(0, 1, place).draw(canvas, 0, share)


def _paint_stem(canvas: Canvas, line: StemLine, share: float) -> None:
    end = line.foot + (line.head - line.foot) * share
    if abs(end - line.foot) < 2:
        return
    points = by_hand([line.foot, end], seed=line.seed, sway=0.7)
    canvas.line(points, 6.4, tint(INK, 0.94))
    canvas.line(points, 3.6, tint(LEAF, 0.35))


def _paint_tie(canvas: Canvas, waist: complex) -> None:
    for row in (-4, 0, 4):
        canvas.line([waist + complex(-19, row + 2), waist + complex(19, row - 2)], 2.4, ACCENT)


def _grow(bouquet: Bouquet, start: float, length: float, already: int = 0) -> Move:
    blank: list[object] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not blank:
            blank.append(canvas.keep(bouquet.box))
        canvas.put(blank[0], bouquet.box)  # type: ignore[arg-type]
        bouquet.paint(canvas, already + after * (bouquet.stems - already))

    return Move(start, length, draw)


def spiral_bouquet(*, seconds: float, stems: int, plant: str) -> list[Move]:
    bouquet = Bouquet(stems, plant, 400 + 405j)
    each = min(1.5, 0.72 * seconds / stems)
    return [
        _grow(bouquet, 0.4, each * stems),
        *_from_above(stems, 0.4, each, 930 + 335j),
    ]


def _from_above(stems: int, start: float, each: float, centre: complex) -> list[Move]:
    """Draw the plan: every stem passes the middle on the same side."""
    moves = [
        draw_lines(0.1, 0.6, [Line(by_hand(arc(centre, 34, 0, 360), seed="ring"), 1.3, LEAF)]),
        write_text(0.3, 0.6, centre + 252j, "vu de dessus", 22, LEAF, italic=True),
    ]
    step = STEP if stems <= 360 / STEP else 360 / stems
    for index in range(stems):
        turn = math.radians(step * index - 90)
        out = complex(math.cos(turn), math.sin(turn))
        ends = [centre + out * 26 - out * 1j * 70, centre + out * 26 + out * 1j * 158]
        if index == 0:
            ends = [centre - 5, centre + 5]
        moves += _plan_stem(index, ends, start + each * index, each)
    if stems > 1:
        moves.append(_turning(centre, start + each))
    return moves


def _plan_stem(index: int, ends: Sequence[complex], start: float, each: float) -> list[Move]:
    line = Line(by_hand(ends, seed=f"plan {index}"), 3.0, tint(INK, 0.85))
    tip = ends[-1] if index else (ends[0] + ends[1]) / 2

    def dot(canvas: Canvas, before: float, after: float) -> None:
        canvas.dot(tip, 17 * smooth(after), ACCENT)

    return [
        draw_lines(start, each * 0.4, [line]),
        Move(start + each * 0.4, each * 0.3, dot),
        write_text(start + each * 0.7, 0.1, tip - 1j, str(index + 1), 18, (255, 252, 246)),
    ]


def _turning(centre: complex, start: float) -> Move:
    """Draw the arrow that says which way to turn the bunch."""
    curve = arc(centre, 214, -62, -22)
    tip, along = curve[-1], curve[-1] - curve[-2]
    along /= abs(along)
    barbs = [tip - along * 15 + along * 9j, tip, tip - along * 15 - along * 9j]
    return draw_lines(start, 0.6, [Line(by_hand(curve, seed="turn"), 2.0), Line(barbs, 2.0)])


def proportions(*, seconds: float, above_cm: float, below_cm: float) -> list[Move]:
    scale = 440 / (above_cm + below_cm)
    waist = complex(520, 590 - below_cm * scale)
    bouquet = Bouquet(9, "pivoine", waist, above_cm * scale * 0.84, below_cm * scale * 0.98, 96)
    top, bottom = waist - 1j * above_cm * scale, waist + 1j * below_cm * scale
    side = 300
    return [
        _grow(bouquet, 0.2, min(2.2, seconds * 0.35)),
        *_measure(top + side, waist + side, f"{_cm(above_cm)} au-dessus", seconds * 0.38),
        *_measure(waist + side, bottom + side, f"{_cm(below_cm)} en dessous", seconds * 0.52),
        draw_lines(
            seconds * 0.36,
            0.6,
            [Line(by_hand([waist - 250, waist + side + 22], seed="tie"), 1.2, ACCENT)],
        ),
    ]


def _measure(top: complex, bottom: complex, label: str, start: float) -> list[Move]:
    lines = [
        Line(by_hand([top + 3j, bottom - 3j], seed=label, sway=0.5), 2.0),
        Line([top + 3j - 9, top + 3j + 9], 2.0),
        Line([bottom - 3j - 9, bottom - 3j + 9], 2.0),
    ]
    middle = (top + bottom) / 2
    return [
        draw_lines(start, 0.7, lines),
        write_text(start + 0.4, 0.6, middle + 26, label, 34, anchor="lm"),
    ]


def _cm(length: float) -> str:
    return f"{length:g} cm".replace(".", ",").replace(" ", "\u00a0")
