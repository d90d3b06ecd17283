"""A page of large text, written line by line, with the words that matter marked."""

from collections.abc import Sequence

from PIL import Image

from demo.atelier.canvas import ACCENT, FINE, INK, WIDTH, Canvas, text_width, tint
from demo.atelier.moves import Move, by_hand, smooth, write_text

LARGEST, SMALLEST, WIDEST = 58, 30, 1040
MIDDLE = 356.0
INKINESS = [max(0, min(255, round((246 - level) * 1.22))) for level in range(256)]
"""How much ink a grey of the drawing holds: none on bare paper, all in a letter."""


def text_page(*, seconds: float, lines: Sequence[str], highlight: Sequence[str] = ()) -> list[Move]:
    size = _size(lines)
    pitch = size * 1.55
    top = MIDDLE - pitch * (len(lines) - 1) / 2
    each = min(1.1, 0.5 * seconds / len(lines))
    moves = []
    for index, line in enumerate(lines):
        place = complex(WIDTH / 2, top + pitch * index)
        moves.append(write_text(0.3 + each * index, each * 0.85, place, line, size))
    after = 0.5 + each * len(lines)
    marks = [
        (words, line, top + pitch * index)
        for words in highlight
        for index, line in enumerate(lines)
        if words in line
    ]
    return moves + [
        _mark(after + 0.7 * order, 0.6, words, line, height, size)
        for order, (words, line, height) in enumerate(marks)
    ]


def _size(lines: Sequence[str]) -> int:
    widest = max(text_width(line, LARGEST) for line in lines)
    return max(SMALLEST, min(LARGEST, int(LARGEST * WIDEST / widest), 420 // len(lines)))


def _mark(start: float, length: float, words: str, line: str, height: float, size: int) -> Move:
    """Draw a soft band behind the words and a stroke under them."""
    before_words = text_width(line[: line.index(words)], size)
    left = WIDTH / 2 - text_width(line, size) / 2 + before_words
    right = left + text_width(words, size)
    low = height + size * 0.52
    box = (int(left) - 12, int(height - size * 0.62), int(right) + 12, int(low) + 8)
    plain: list[Image.Image] = []

    def draw(canvas: Canvas, before: float, after: float) -> None:
        if not plain:
            plain.append(canvas.keep(box))
        edge = left - 6 + (right - left + 12) * smooth(after)
        canvas.put(_washed(plain[0], (edge - box[0]) * FINE), box)
        if edge - left > 1:
            canvas.line(by_hand([complex(left, low), complex(edge, low)], seed=words), 3.0, ACCENT)

    return Move(start, length, draw)


def _washed(piece: Image.Image, until: float) -> Image.Image:
    """Return the piece with the mark's colour under the ink as far as `until`."""
    washed = piece.copy()
    left = piece.crop((0, 0, max(1, int(until)), piece.height))
    paper = Image.new("RGB", left.size, tint(ACCENT, 0.16))
    ink = Image.new("RGB", left.size, INK)
    shade = left.convert("L").point(INKINESS)
    washed.paste(Image.composite(ink, paper, shade), (0, 0))
    return washed
