"""A blade that cuts a stem on a slant, in one stroke."""

from PIL import Image

from demo.atelier.canvas import ACCENT, INK, LEAF, PAPER, Canvas, tint
from demo.atelier.moves import Line, Move, arc, by_hand, draw_lines, smooth, write_text

MIDDLE = 500.0
HALF = 46.0
TOP, BOTTOM = 96.0, 596.0
CUT = 430.0  # where the slant crosses the middle of the stem
BOX = (300, 0, 1040, 612)


def bevel_cut(*, seconds: float) -> list[Move]:
    ready, stroke = 1.3, min(1.6, seconds * 0.2)
    after = ready + stroke
    return [
        draw_lines(0.1, 1.1, _stem(TOP, BOTTOM)),
        _cutting(ready, stroke),
        _falling(after, min(1.4, seconds * 0.18)),
        draw_lines(after + 1.5, 0.7, _angle()),
        write_text(after + 1.9, 0.4, complex(MIDDLE + 196, CUT - 74), "45°", 46, ACCENT),
        draw_lines(after + 2.4, 0.7, _removed()),
        write_text(
            after + 2.8, 0.6, complex(MIDDLE - 150, CUT + 74), "2 à 3\u00a0cm", 34, anchor="rm"
        ),
    ]


def _stem(top: float, bottom: float) -> list[Line]:
    left = [complex(MIDDLE - HALF, top), complex(MIDDLE - HALF + 3, bottom)]
    right = [complex(MIDDLE + HALF, top), complex(MIDDLE + HALF - 3, bottom)]
    lines = [
        Line(by_hand(left, seed="stem left"), 2.4),
        Line(by_hand(right, seed="stem right"), 3.2),
    ]
    for index, aside in enumerate((0.44, 0.58, 0.7, 0.8, 0.88)):
        x = MIDDLE + HALF * aside
        start, end = top + 26 * index, bottom - 34 * ((index * 2) % 3)
        fibre = [complex(x, start), complex(x - 2, (start + end) / 2 - 9)]
        rest = [complex(x - 2, (start + end) / 2 + 9), complex(x - 3, end)]
        lines += [Line(by_hand(part, seed=f"{aside}"), 1.0) for part in (fibre, rest)]
    return lines


def _slant(side: float) -> complex:
    """Return the place of the cut, from -1 at the left edge to 1 at the right."""
    return complex(MIDDLE + HALF * side, CUT - HALF * side)


def _paint_blade(canvas: Canvas, share: float) -> None:
    """Paint the knife, whose edge runs down the slant from the upper right."""
    way = (-1 + 1j) / abs(-1 + 1j)
    aside = way * -1j
    tip = _slant(1.6) + way * (250 * share - 150)
    heel = tip - way * 230
    blade = [tip, tip - way * 46 + aside * 34, heel + aside * 38, heel]
    handle = [heel - aside * 4, heel + aside * 42, heel - way * 130 + aside * 40, heel - way * 130]
    canvas.shape(blade, PAPER)
    canvas.line(by_hand([*blade, tip], seed="blade", sway=0.4), 2.6, INK)
    canvas.line([tip - way * 62 + aside * 24, heel + aside * 28], 1.2, INK)
    canvas.shape(handle, tint(INK, 0.86))


def _cutting(start: float, length: float) -> Move:
    whole: list[Image.Image] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not whole:
            whole.append(canvas.keep(BOX))
        canvas.put(whole[0], BOX)
        _paint_blade(canvas, smooth(after))

    return Move(start, length, draw)


def _falling(start: float, length: float) -> Move:
    def draw(canvas: Canvas, before: float, after: float) -> None:
        blank = Image.new("RGB", ((BOX[2] - BOX[0]) * 3, (BOX[3] - BOX[1]) * 3), PAPER)
        canvas.put(blank, BOX)
        _paint_upper(canvas)
        _paint_lower(canvas, smooth(after))
        if after < 1:
            _paint_blade(canvas, 1 - 1.6 * smooth(after))

    return Move(start, length, draw)


def _paint_upper(canvas: Canvas) -> None:
    for line in _stem(TOP, CUT - HALF * 0.2):
        canvas.line(line.points, line.width, line.colour)
    corner = complex(MIDDLE + HALF + 6, CUT + HALF + 10)
    canvas.shape([_slant(-1.1), _slant(1.15), corner, corner - 2 * HALF - 18], PAPER)
    left = [complex(MIDDLE - HALF, CUT - 10), _slant(-1)]
    canvas.line(by_hand(left, seed="rest"), 2.4, INK)
    face = _face()
    canvas.shape(face, LEAF, 0.3)
    canvas.line([*face, face[0]], 2.4, INK)


def _face() -> list[complex]:
    """Return the slanted oval that drinks."""
    middle, along = _slant(0), _slant(1) - _slant(0)
    return [middle + along * p.real + along * 0.26j * p.imag for p in arc(0j, 1.0, 0, 360)]


def _paint_lower(canvas: Canvas, share: float) -> None:
    if share >= 1:
        return
    drop = complex(-26 * share, 190 * share * share + 12)
    corners = [_slant(-1), _slant(1), complex(MIDDLE + HALF - 3, BOTTOM)]
    piece = [corner + drop for corner in [*corners, complex(MIDDLE - HALF + 3, BOTTOM)]]
    piece = [complex(p.real, min(p.imag, BOX[3] - 4)) for p in piece]
    canvas.line([*piece, piece[0]], 2.4, tint(INK, 1 - share))


def _angle() -> list[Line]:
    foot = _slant(-1)
    return [
        Line(by_hand([foot, foot + 250], seed="level", sway=0.5), 1.6, ACCENT),
        Line(by_hand([_slant(1.1), _slant(1.1) + 96 - 96j], seed="slope"), 1.6, ACCENT),
        Line(arc(foot, 190, -44, -1), 2.2, ACCENT),
    ]


def _removed() -> list[Line]:
    """Draw the ghost of what was cut away, and its measure."""
    left, low = MIDDLE - HALF + 1, CUT + 120
    ghost = tint(INK, 0.35)
    measure = MIDDLE - 120
    return [
        Line([complex(left, CUT + 62), complex(left + 1, low)], 1.4, ghost),
        Line([complex(left + 2 * HALF, CUT - 20), complex(left + 2 * HALF - 3, low)], 1.4, ghost),
        Line(by_hand([complex(left, low), complex(left + 2 * HALF, low)], seed="g"), 1.4, ghost),
        Line([complex(measure, CUT + 30), complex(measure, low)], 2.0),
        Line([complex(measure - 9, CUT + 30), complex(measure + 9, CUT + 30)], 2.0),
        Line([complex(measure - 9, low), complex(measure + 9, low)], 2.0),
    ]
