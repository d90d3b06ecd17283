"""What happens on the paper and when: a scene is a list of moves, each with its own time."""

import itertools
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from demo.atelier.canvas import FINE, INK, Box, Canvas, Colour, font

Draw = Callable[[Canvas, float, float], None]
"""Draws on the canvas what comes between two shares of a move, each from 0 to 1."""


@dataclass(frozen=True)
class Move:
    """One thing that is drawn from `start` on. Units: seconds."""

    start: float
    length: float
    draw: Draw

    def share(self, at: float) -> float:
        if at < self.start:
            return 0.0
        return min(1.0, (at - self.start) / self.length) if self.length else 1.0


@dataclass(frozen=True)
class Line:
    """A line by hand. Units: film pixels."""

    points: Sequence[complex]
    width: float = 2.0
    colour: Colour = INK


def smooth(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def by_hand(points: Sequence[complex], *, seed: str, sway: float = 0.9) -> list[complex]:
    """Return the polyline as a hand would draw it: close points that wander a little."""
    chance = random.Random(seed)
    first, second = chance.uniform(0, 6.28), chance.uniform(0, 6.28)
    drawn: list[complex] = []
    travelled = 0.0
    for here, there in itertools.pairwise(points):
        span = abs(there - here)
        steps = max(1, int(span / 7))
        aside = (there - here) / span * 1j if span else 0j
        for step in range(steps):
            far = travelled + span * step / steps
            drift = math.sin(far / 37 + first) + 0.6 * math.sin(far / 15 + second)
            drawn.append(here + (there - here) * step / steps + aside * sway * drift * 0.6)
        travelled += span
    return [*drawn, points[-1]]


def arc(centre: complex, radius: float, start: float, end: float) -> list[complex]:
    """Return points on a circle. Units: degrees, clockwise on the paper from the right."""
    steps = max(6, int(abs(end - start) / 6))
    return [
        centre + radius * complex(math.cos(angle), math.sin(angle))
        for angle in (
            math.radians(start + (end - start) * step / steps) for step in range(steps + 1)
        )
    ]


def draw_lines(start: float, length: float, lines: Sequence[Line]) -> Move:
    """Draw lines one after another, at an even speed of the pen."""
    spans = [_length(line.points) for line in lines]
    total = sum(spans) or 1.0

    def draw(canvas: Canvas, before: float, after: float) -> None:
        low, high, passed = before * total, after * total, 0.0
        for line, span in zip(lines, spans, strict=True):
            if passed + span > low and passed <= high:
                piece = _between(line.points, span, low - passed, high - passed)
                canvas.line(piece, line.width, line.colour)
            passed += span

    return Move(start, length, draw)


def write_text(
    start: float,
    length: float,
    at: complex,
    text: str,
    size: int,
    colour: Colour = INK,
    *,
    anchor: str = "mm",
    italic: bool = False,
    heavy: bool = False,
) -> Move:
    """Write a text from left to right."""
    layer: list[tuple[Image.Image, Box]] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not layer:
            layer.append(_text_layer(text, size, at, anchor, italic=italic, heavy=heavy))
        mask, box = layer[0]
        wide = box[2] - box[0]
        low, high = int(wide * before), max(1, math.ceil(wide * after))
        strip = (box[0] + low, box[1], box[0] + high, box[3])
        cut = mask.crop((low * FINE, 0, high * FINE, mask.height))
        canvas.put(Image.new("RGB", cut.size, colour), strip, cut)

    return Move(start, length, draw)


def show_at(start: float, paint: Callable[[Canvas], None]) -> Move:
    """Do something at once."""

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if before == 0 or after == 1:
            paint(canvas)

    return Move(start, 0.0, draw)


def _text_layer(
    text: str, size: int, at: complex, anchor: str, *, italic: bool, heavy: bool
) -> tuple[Image.Image, Box]:
    face = font(size, italic=italic, heavy=heavy)
    left, top, right, bottom = face.getbbox(text, anchor=anchor)
    box = (
        int(at.real + left / FINE) - 2,
        int(at.imag + top / FINE) - 2,
        int(at.real + right / FINE) + 3,
        int(at.imag + bottom / FINE) + 3,
    )
    mask = Image.new("L", ((box[2] - box[0]) * FINE, (box[3] - box[1]) * FINE))
    place = ((at.real - box[0]) * FINE, (at.imag - box[1]) * FINE)
    ImageDraw.Draw(mask).text(place, text, font=face, fill=255, anchor=anchor)
    return mask, box


def _length(points: Sequence[complex]) -> float:
    return sum(abs(b - a) for a, b in itertools.pairwise(points))


def _between(points: Sequence[complex], span: float, low: float, high: float) -> list[complex]:
    """Return the part of a polyline between two lengths along it, overlapping a little."""
    piece: list[complex] = []
    passed = 0.0
    low, high = max(0.0, low - 1.5), min(span, high)
    for here, there in itertools.pairwise(points):
        step = abs(there - here)
        if passed + step >= low and passed <= high and step:
            if not piece:
                piece.append(here + (there - here) * max(0.0, (low - passed) / step))
            piece.append(here + (there - here) * min(1.0, (high - passed) / step))
        passed += step
    return piece
