"""A sheet of paper that is drawn on three times too large, and shown smooth at film size."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1280, 720
FINE = 3  # the drawing is this much larger than the film, so that lines come out smooth

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]

PAPER: Colour = (250, 246, 238)
INK: Colour = (29, 42, 34)
ACCENT: Colour = (184, 65, 93)
LEAF: Colour = (95, 125, 90)


def tint(colour: Colour, share: float) -> Colour:
    """Return the colour thinned with paper: 0 is paper, 1 the colour itself."""
    red, green, blue = (
        round(paper + (ink - paper) * share) for paper, ink in zip(PAPER, colour, strict=True)
    )
    return red, green, blue


@cache
def font(size: int, *, italic: bool = False, heavy: bool = False) -> ImageFont.FreeTypeFont:
    """Return Literata at a size in film pixels, ready to draw three times larger."""
    name = "Literata-Italic[opsz,wght].ttf" if italic else "Literata[opsz,wght].ttf"
    with as_file(files("fontpkg_literata") / "files" / name) as path:
        face = ImageFont.truetype(str(path), size * FINE)
    face.set_variation_by_axes([min(72, max(7, size)), 600 if heavy else 400])
    return face


def text_width(text: str, size: int, *, italic: bool = False, heavy: bool = False) -> float:
    return font(size, italic=italic, heavy=heavy).getlength(text) / FINE


class Canvas:
    """Holds the large drawing and remembers which part of it the film has not seen yet."""

    def __init__(self) -> None:
        self.large = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
        self._pen = ImageDraw.Draw(self.large, "RGBA")
        self._shown = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._changed: Box | None = None

    def line(self, points: Sequence[complex], width: float, colour: Colour) -> None:
        if len(points) < 2:
            return
        thick = max(1, round(width * FINE))
        self._pen.line(_large(points), fill=colour, width=thick, joint="curve")
        self.touch(_around(points, width))

    def swelling_line(
        self, points: Sequence[complex], widths: Sequence[float], colour: Colour
    ) -> None:
        for index in range(len(points) - 1):
            thick = max(1, round((widths[index] + widths[index + 1]) / 2 * FINE))
            self._pen.line(_large(points[index : index + 2]), fill=colour, width=thick)
        self.touch(_around(points, max(widths)))

    def shape(self, points: Sequence[complex], colour: Colour, share: float = 1.0) -> None:
        """Fill a shape; with a share below 1 what lies under it shines through."""
        self._pen.polygon(_large(points), fill=(*colour, round(255 * share)))
        self.touch(_around(points, 1))

    def dot(self, at: complex, radius: float, colour: Colour) -> None:
        x, y, r = at.real * FINE, at.imag * FINE, radius * FINE
        self._pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)
        self.touch(_around([at], 2 * radius + 2))

    def text(
        self,
        at: complex,
        text: str,
        size: int,
        colour: Colour = INK,
        *,
        anchor: str = "mm",
        italic: bool = False,
        heavy: bool = False,
    ) -> None:
        face = font(size, italic=italic, heavy=heavy)
        place = (at.real * FINE, at.imag * FINE)
        self._pen.text(place, text, font=face, fill=colour, anchor=anchor)
        left, top, right, bottom = self._pen.textbbox(place, text, font=face, anchor=anchor)
        self.touch(_to_film((left, top, right, bottom)))

    def keep(self, box: Box) -> Image.Image:
        """Return a copy of a part of the drawing, to be put back under something that moves."""
        return self.large.crop(_to_large(box))

    def put(self, piece: Image.Image, box: Box, mask: Image.Image | None = None) -> None:
        self.large.paste(piece, _to_large(box)[:2], mask)
        self.touch(box)

    def touch(self, box: Box) -> None:
        self._changed = box if self._changed is None else _union(self._changed, box)

    def show(self) -> Image.Image | None:
        """Return the film-sized picture if anything changed since the last time, else nothing."""
        if self._changed is None:
            return None
        left, top, right, bottom = self._changed
        box = (max(0, left), max(0, top), min(WIDTH, right), min(HEIGHT, bottom))
        self._changed = None
        if box[0] < box[2] and box[1] < box[3]:
            self._shown.paste(self.large.crop(_to_large(box)).reduce(FINE), box[:2])
        return self._shown


def _large(points: Sequence[complex]) -> list[tuple[float, float]]:
    return [(point.real * FINE, point.imag * FINE) for point in points]


def _to_large(box: Box) -> Box:
    left, top, right, bottom = box
    return left * FINE, top * FINE, right * FINE, bottom * FINE


def _to_film(box: tuple[float, float, float, float]) -> Box:
    left, top, right, bottom = box
    return (
        int(left / FINE) - 1,
        int(top / FINE) - 1,
        int(right / FINE) + 2,
        int(bottom / FINE) + 2,
    )


def _around(points: Sequence[complex], margin: float) -> Box:
    across, down = [p.real for p in points], [p.imag for p in points]
    room = int(margin / 2) + 2
    return (
        int(min(across)) - room,
        int(min(down)) - room,
        int(max(across)) + room + 1,
        int(max(down)) + room + 1,
    )


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
