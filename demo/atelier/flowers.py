"""Flower heads and whole plants from the botany room, as sprites for the films."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw

from demo.atelier.canvas import ACCENT, FINE, INK, LEAF, PAPER, Canvas, Colour
from demo.atelier.moves import Move, smooth
from florilege.infra.botany import DrawnOrgan, Tone, draw_plant_paths

COLOURS: dict[Tone, Colour] = {Tone.INK: INK, Tone.LEAF: LEAF, Tone.ACCENT: ACCENT}
WASHES = {Tone.INK: 10, Tone.LEAF: 30, Tone.ACCENT: 38}
HEAVIER = 1.35  # lines are a little stronger on film than on the page


@dataclass(frozen=True)
class Sprite:
    """A drawing with its own outline as mask; `foot` is where its stem comes in."""

    image: Image.Image
    mask: Image.Image
    foot: complex
    width: int
    height: int

    def appear(self, start: float, length: float, at: complex) -> Move:
        """Open the drawing like an eye, its foot at the place given. Units: film pixels."""
        corner = at - self.foot
        left, top = round(corner.real), round(corner.imag)
        box = (left, top, left + self.width, top + self.height)

        def draw(canvas: Canvas, before: float, after: float) -> None:
            canvas.put(self.image, box, self._opened(smooth(after)))

        return Move(start, length, draw)

    def _opened(self, share: float) -> Image.Image:
        if share >= 1:
            return self.mask
        opened = Image.new("L", self.mask.size)
        across, down = self.mask.width / 2, self.mask.height / 2
        wide, tall = across * 1.45 * share, down * 1.45 * share
        eye = Image.new("L", self.mask.size)
        ImageDraw.Draw(eye).ellipse(
            (across - wide, down - tall, across + wide, down + tall), fill=255
        )
        opened.paste(self.mask, (0, 0), eye)
        return opened


@cache
def flower_head(plant: str, seed: str, height: int) -> Sprite:
    """Return the main head of the plant, so many film pixels high."""
    organs = [organ for organ in draw_plant_paths(plant=plant, seed=seed) if organ.part == "head"]
    return _sprite(organs or draw_plant_paths(plant=plant, seed=seed), height)


@cache
def whole_plant(plant: str, seed: str, height: int) -> Sprite:
    return _sprite(draw_plant_paths(plant=plant, seed=seed), height)


def _sprite(organs: Sequence[DrawnOrgan], height: int) -> Sprite:
    points = [point for organ in organs for stroke in organ.strokes for point in stroke.points]
    left, right = min(p.real for p in points), max(p.real for p in points)
    top, bottom = min(p.imag for p in points), max(p.imag for p in points)
    scale = height / (bottom - top)
    width = round((right - left) * scale) + 4
    foot_x = [p.real for p in points if p.imag > bottom - 0.06 * (bottom - top)]
    foot = complex((sum(foot_x) / len(foot_x) - left) * scale + 2, height + 1)
    size = (width * FINE, (height + 4) * FINE)
    image, mask = Image.new("RGB", size, PAPER), Image.new("L", size)
    corner = complex(left, top)
    _paint(organs, corner, scale, image, mask)
    return Sprite(image, mask, foot, width, height + 4)


def _paint(
    organs: Sequence[DrawnOrgan],
    corner: complex,
    scale: float,
    image: Image.Image,
    mask: Image.Image,
) -> None:
    pen, cut = ImageDraw.Draw(image, "RGBA"), ImageDraw.Draw(mask)

    def place(points: Sequence[complex]) -> list[tuple[float, float]]:
        moved = [((point - corner) * scale + complex(2, 2)) * FINE for point in points]
        return [(point.real, point.imag) for point in moved]

    for organ in organs:
        if organ.wash and len(organ.outline) > 2:
            shape = place(organ.outline)
            cut.polygon(shape, fill=255)
            pen.polygon(shape, fill=(*COLOURS[organ.wash], WASHES[organ.wash]))
    for organ in organs:
        for stroke in organ.strokes:
            ends = place(stroke.points)
            for index in range(len(ends) - 1):
                thick = max(1, round(stroke.widths[index] * scale**0.5 * HEAVIER * FINE))
                cut.line(ends[index : index + 2], fill=255, width=thick + 1)
                pen.line(ends[index : index + 2], fill=COLOURS[stroke.tone], width=thick)
