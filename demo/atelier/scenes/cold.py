"""A cold room with its thermometer and its moisture dial."""

import math

from demo.atelier.canvas import ACCENT, INK, LEAF, Canvas, tint
from demo.atelier.flowers import flower_head
from demo.atelier.moves import Line, Move, arc, by_hand, draw_lines, show_at, smooth, write_text

LEFT, RIGHT, TOP, FLOOR = 110.0, 650.0, 108.0, 592.0
SHELF = 350.0
TUBE, TUBE_TOP, TUBE_LOW = 790.0, 130.0, 500.0
WARMEST = 16.0
GOOD_COLD = (2.0, 8.0)
GOOD_AIR = (80.0, 90.0)
DIAL = 1060 + 470j
POTS = (
    (190, SHELF, "tulipe"),
    (320, SHELF, "rose"),
    (450, SHELF, "renoncule"),
    (570, SHELF, "rose"),
    (230, FLOOR - 8, "pivoine"),
    (390, FLOOR - 8, "lisianthus"),
    (540, FLOOR - 8, "pivoine"),
)


def cold_room(*, seconds: float, celsius: float, humidity: float) -> list[Move]:
    good = GOOD_COLD[0] <= celsius <= GOOD_COLD[1]
    settle = min(2.4, seconds * 0.3)
    return [
        show_at(0.0, _paint_pots),
        draw_lines(0.1, 1.2, _room()),
        draw_lines(0.6, 0.8, [*_thermometer(), *_dial()]),
        *_degrees(1.0),
        _column(1.4, settle, celsius, good),
        write_text(
            1.4 + settle,
            0.4,
            890 + 240j,
            _number(celsius, "°C"),
            74,
            LEAF if good else ACCENT,
            anchor="lm",
        ),
        _needle(1.6, settle, humidity),
        write_text(1.8 + settle, 0.4, DIAL + 62j, _number(humidity, "%"), 44),
        write_text(1.2, 0.5, DIAL + 104j, "humidité", 22, LEAF, italic=True),
    ]


def _number(value: float, unit: str) -> str:
    return f"{value:g}\u00a0{unit}".replace(".", ",")


def _room() -> list[Line]:
    outside = [
        complex(LEFT, FLOOR),
        complex(LEFT, TOP),
        complex(RIGHT, TOP),
        complex(RIGHT, FLOOR),
        complex(LEFT, FLOOR),
    ]
    shelf = [complex(LEFT + 14, SHELF), complex(RIGHT - 14, SHELF)]
    return [
        Line(by_hand(outside, seed="room"), 3.0),
        Line(by_hand([p + 11 * _inward(p) for p in outside], seed="wall"), 1.2),
        Line(by_hand(shelf, seed="shelf"), 2.4),
        Line(by_hand([p + 7j for p in shelf], seed="board"), 1.2),
    ]


def _inward(corner: complex) -> complex:
    middle = complex((LEFT + RIGHT) / 2, (TOP + FLOOR) / 2)
    away = middle - corner
    return complex(math.copysign(1, away.real), math.copysign(1, away.imag))


def _paint_pots(canvas: Canvas) -> None:
    for index, (x, floor, plant) in enumerate(POTS):
        high = 92 if floor < FLOOR - 20 else 96
        sprite = flower_head(plant, f"froid {index % 2}", 74)
        for aside in (-24, 20, 0):
            head = complex(x + aside * 1.15, floor - high - 44 - (18 if aside == 0 else 0))
            canvas.line([complex(x + aside * 0.3, floor - 20), head], 3.2, tint(LEAF, 0.8))
            sprite.appear(0, 1, head + 26j).draw(canvas, 0, 1)
        _paint_pot(canvas, x, floor, high)


def _paint_pot(canvas: Canvas, x: float, floor: float, high: float) -> None:
    wide, foot = 40, 31
    shape = [
        complex(x - wide, floor - high),
        complex(x - foot, floor - 3),
        complex(x + foot, floor - 3),
        complex(x + wide, floor - high),
    ]
    canvas.shape(shape, (250, 246, 238))
    canvas.shape(shape, LEAF, 0.14)
    canvas.line(by_hand([*shape, shape[0]], seed=f"pot {x}", sway=0.6), 2.2, INK)


def _thermometer() -> list[Line]:
    bulb = complex(TUBE, TUBE_LOW + 32)
    sides = [
        *(complex(TUBE - 13, y) for y in (TUBE_LOW + 8, TUBE_TOP)),
        *(complex(TUBE, TUBE_TOP) + p for p in arc(0j, 13, 180, 360)),
        *(complex(TUBE + 13, y) for y in (TUBE_TOP, TUBE_LOW + 8)),
    ]
    return [
        Line(by_hand(sides, seed="tube", sway=0.4), 2.4),
        Line(arc(bulb, 28, -62, 242), 2.6),
    ]


def _height(celsius: float) -> float:
    share = min(max(celsius, 0.0), WARMEST) / WARMEST
    return TUBE_LOW - (TUBE_LOW - TUBE_TOP - 20) * share


def _degrees(start: float) -> list[Move]:
    marks = [
        Line([complex(TUBE - 30, _height(mark)), complex(TUBE - 18, _height(mark))], 1.6, LEAF)
        for mark in range(0, int(WARMEST) + 1, 2)
    ]
    numbers = [
        write_text(start + 0.3, 0.3, complex(TUBE - 38, _height(m)), str(m), 19, LEAF, anchor="rm")
        for m in range(0, int(WARMEST) + 1, 4)
    ]
    low, high = (_height(edge) for edge in GOOD_COLD)
    zone = Line([complex(TUBE + 24, low), complex(TUBE + 24, high)], 6.0, tint(LEAF, 0.6))
    return [draw_lines(start, 0.5, [*marks, zone]), *numbers]


def _column(start: float, length: float, celsius: float, good: bool) -> Move:
    colour = LEAF if good else ACCENT

    def draw(canvas: Canvas, before: float, after: float) -> None:
        canvas.dot(complex(TUBE, TUBE_LOW + 32), 21, colour)
        top = _height(celsius * smooth(after))
        canvas.line([complex(TUBE, TUBE_LOW + 24), complex(TUBE, top)], 12, colour)

    return Move(start, length, draw)


def _dial() -> list[Line]:
    return [
        Line(by_hand(arc(DIAL, 112, 180, 360), seed="dial", sway=0.5), 2.4),
        Line(arc(DIAL, 100, *(180 + 1.8 * edge for edge in GOOD_AIR)), 8.0, tint(LEAF, 0.6)),
        Line([DIAL - 122, DIAL + 122], 2.0),
    ]


def _needle(start: float, length: float, humidity: float) -> Move:
    box = (int(DIAL.real) - 96, int(DIAL.imag) - 94, int(DIAL.real) + 96, int(DIAL.imag) + 14)
    clean: list[object] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not clean:
            clean.append(canvas.keep(box))
        canvas.put(clean[0], box)  # type: ignore[arg-type]
        angle = math.radians(180 + 1.8 * humidity * smooth(after))
        tip = DIAL + 86 * complex(math.cos(angle), math.sin(angle))
        canvas.line([DIAL, tip], 3.0, INK)
        canvas.dot(DIAL, 6, INK)

    return Move(start, length, draw)
