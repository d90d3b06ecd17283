"""A bucket with a scale, and water that rises to the level that the stems need."""

import math

from PIL import Image

from demo.atelier.canvas import ACCENT, INK, LEAF, Canvas, tint
from demo.atelier.flowers import flower_head
from demo.atelier.moves import Line, Move, arc, by_hand, draw_lines, show_at, smooth, write_text

MIDDLE, TOP, BOTTOM = 560.0, 262.0, 590.0
TALL_CM = 36.0
WIDE_TOP, WIDE_BOTTOM = 168.0, 128.0
DEEP = 0.16  # how round the rims look
STEMS = ((-92, -70, "rose"), (-48, 30, "lisianthus"), (4, -18, "rose"), (52, 44, "renoncule"))


def bucket_water(*, seconds: float, level_cm: float) -> list[Move]:
    rise = min(3.2, seconds * 0.42)
    level = BOTTOM - (BOTTOM - TOP) * level_cm / TALL_CM
    return [
        show_at(0.0, _paint_stems),
        draw_lines(0.1, 1.0, _bucket()),
        *_scale(0.6),
        _rising(1.3, rise, level_cm),
        draw_lines(1.3 + rise, 0.5, _pointer(level)),
        write_text(
            1.5 + rise, 0.5, complex(MIDDLE + 300, level), _cm(level_cm), 56, ACCENT, anchor="lm"
        ),
    ]


def _half(height: float) -> float:
    """Return half the bucket's width at a place on the paper."""
    share = (BOTTOM - height) / (BOTTOM - TOP)
    return WIDE_BOTTOM + (WIDE_TOP - WIDE_BOTTOM) * share


def _rim(height: float, start: float = 0, end: float = 360) -> list[complex]:
    half = _half(height)
    flat = arc(0j, half, start, end)
    return [complex(MIDDLE + p.real, height + p.imag * DEEP) for p in flat]


def _bucket() -> list[Line]:
    left = [complex(MIDDLE - WIDE_TOP, TOP), complex(MIDDLE - WIDE_BOTTOM, BOTTOM)]
    right = [complex(MIDDLE + WIDE_TOP, TOP), complex(MIDDLE + WIDE_BOTTOM, BOTTOM)]
    return [
        Line(_rim(TOP), 2.2),
        Line(by_hand(left, seed="left"), 2.6),
        Line(by_hand(right, seed="right"), 3.0),
        Line(_rim(BOTTOM, 0, 180), 2.8),
    ]


def _scale(start: float) -> list[Move]:
    lines, moves = [], []
    for mark in range(0, int(TALL_CM) + 1, 5):
        height = BOTTOM - (BOTTOM - TOP) * mark / TALL_CM
        edge = MIDDLE - _half(height) - 26
        long = 22 if mark % 10 == 0 else 13
        lines.append(Line([complex(edge - long, height), complex(edge, height)], 1.8, LEAF))
        if mark % 10 == 0:
            place = complex(edge - 34, height)
            moves.append(write_text(start + 0.5, 0.3, place, str(mark), 22, LEAF, anchor="rm"))
    return [draw_lines(start, 0.8, lines), *moves]


def _paint_stems(canvas: Canvas) -> None:
    for index, (top, foot, plant) in enumerate(STEMS):
        low = complex(MIDDLE + foot, BOTTOM - 8)
        high = complex(MIDDLE + top * 1.7, 206 + 22 * (index % 2))
        points = by_hand([low, (low + high) / 2 + top * 0.06, high], seed=f"stem {index}")
        canvas.line(points, 6.4, tint(INK, 0.9))
        canvas.line(points, 3.6, tint(LEAF, 0.35))
        sprite = flower_head(plant, "seau", 118)
        sprite.appear(0, 1, high + 0.3j * sprite.height).draw(canvas, 0, 1)


def _rising(start: float, length: float, level_cm: float) -> Move:
    box = (int(MIDDLE - WIDE_TOP) - 6, int(TOP) - 34, int(MIDDLE + WIDE_TOP) + 6, int(BOTTOM) + 30)
    dry: list[Image.Image] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not dry:
            dry.append(canvas.keep(box))
        canvas.put(dry[0], box)
        level = BOTTOM - (BOTTOM - TOP) * level_cm / TALL_CM * smooth(after)
        _paint_water(canvas, level, swing=(1 - after) * 5, turn=after * 16)

    return Move(start, length, draw)


def _paint_water(canvas: Canvas, level: float, *, swing: float, turn: float) -> None:
    far = _rim(level, 180, 360)
    near = [
        complex(p.real, p.imag + swing * math.sin(p.real / 38 + turn)) for p in _rim(level, 0, 180)
    ]
    canvas.shape([*far, *_rim(BOTTOM, 0, 180)], LEAF, 0.24)
    canvas.shape([*far, *near], LEAF, 0.16)
    canvas.line(near, 2.0, LEAF)
    canvas.line(far, 1.4, LEAF)


def _pointer(level: float) -> list[Line]:
    edge = MIDDLE + _half(level)
    ends = [complex(edge + 14, level), complex(MIDDLE + 280, level)]
    return [Line(by_hand(ends, seed="pointer", sway=0.6), 2.2, ACCENT)]


def _cm(length: float) -> str:
    return f"{length:g}\u00a0cm".replace(".", ",")
