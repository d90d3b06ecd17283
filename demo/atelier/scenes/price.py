"""A price built up from its parts, as one bar and a list with the sum below."""

from collections.abc import Sequence
from typing import TypedDict

from demo.atelier.canvas import ACCENT, INK, LEAF, Canvas, Colour, tint
from demo.atelier.moves import Line, Move, by_hand, draw_lines, smooth, write_text

LEFT, RIGHT = 150.0, 1130.0
BAR_TOP, BAR_LOW = 118.0, 204.0
LIST_TOP, ROW = 268.0, 47.0
COLOURS: tuple[tuple[Colour, float], ...] = (
    (LEAF, 0.85),
    (LEAF, 0.45),
    (LEAF, 0.2),
    (ACCENT, 0.8),
    (ACCENT, 0.4),
    (INK, 0.3),
)


class Part(TypedDict):
    """One part of the price."""

    label: str
    cents: int


def price_bar(*, seconds: float, parts: Sequence[Part]) -> list[Move]:
    total = sum(part["cents"] for part in parts)
    each = min(1.3, 0.6 * seconds / len(parts))
    moves: list[Move] = []
    edge = LEFT
    for index, part in enumerate(parts):
        width = (RIGHT - LEFT) * part["cents"] / total
        start = 0.4 + each * index
        moves += [
            _block(start, each * 0.7, edge, edge + width, index),
            *_row(start + each * 0.2, index, part["label"], part["cents"]),
        ]
        edge += width
    return [*moves, *_sum(0.6 + each * len(parts), len(parts), total)]


def euros(cents: int) -> str:
    """Return an amount as it is written in French: 1 234,50 €."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", "\u202f") + f",{rest:02d}\u00a0€"


def _block(start: float, length: float, left: float, right: float, index: int) -> Move:
    colour, share = COLOURS[index % len(COLOURS)]

    def draw(canvas: Canvas, before: float, after: float) -> None:
        low, high = (left + (right - left) * smooth(part) for part in (before, after))
        shape = [
            complex(low, BAR_TOP),
            complex(high, BAR_TOP),
            complex(high, BAR_LOW),
            complex(low, BAR_LOW),
        ]
        canvas.shape(shape, tint(colour, share))
        for row in (BAR_TOP, BAR_LOW):
            canvas.line([complex(low - 0.5, row), complex(high, row)], 2.2, INK)
        if before == 0:
            canvas.line([complex(left, BAR_TOP), complex(left, BAR_LOW)], 2.2, INK)
        if after == 1:
            canvas.line([complex(right, BAR_TOP), complex(right, BAR_LOW)], 2.2, INK)

    return Move(start, length, draw)


def _row(start: float, index: int, label: str, cents: int) -> list[Move]:
    height = LIST_TOP + ROW * index
    colour, share = COLOURS[index % len(COLOURS)]

    def swatch(canvas: Canvas, before: float, after: float) -> None:
        corner = complex(LEFT + 130, height - 12)
        square = [corner, corner + 24, corner + 24 + 24j, corner + 24j]
        canvas.shape(square, tint(colour, share))
        canvas.line([*square, corner], 1.6, INK)

    return [
        Move(start, 0.1, swatch),
        write_text(start, 0.4, complex(LEFT + 176, height), label, 32, anchor="lm"),
        write_text(start + 0.2, 0.4, complex(RIGHT - 130, height), euros(cents), 32, anchor="rm"),
    ]


def _sum(start: float, count: int, total: int) -> list[Move]:
    height = LIST_TOP + ROW * count
    rule = [complex(LEFT + 130, height - 22), complex(RIGHT - 130, height - 22)]
    return [
        draw_lines(start, 0.4, [Line(by_hand(rule, seed="sum", sway=0.5), 1.8)]),
        write_text(
            start + 0.2,
            0.5,
            complex(RIGHT - 130, height + 10),
            euros(total),
            40,
            ACCENT,
            anchor="rm",
            heavy=True,
        ),
    ]
