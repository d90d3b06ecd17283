"""Writes short SVG path data: whole numbers, relative commands, no needless letter or space."""

from collections.abc import Sequence

from florilege.infra.botany.fitting import Curve, as_quadratic, fit, is_straight

FINE = 10  # steps to a paper unit: one decimal, written without the point


class PathWriter:
    """Counts in rounded places, so that rounding errors never add up."""

    def __init__(self, *, steps: int = FINE) -> None:
        self._steps = steps
        self._text: list[str] = []
        self._letter = ""
        self._place = (0, 0)

    def move(self, point: complex) -> None:
        place = self._rounded(point)
        self._letter = ""
        self._write("m", [self._from_here(place)])
        self._place, self._letter = place, "l"

    def line(self, point: complex) -> None:
        place = self._rounded(point)
        if place != self._place:
            self._write("l", [self._from_here(place)])
            self._place = place

    def curve(self, curve: Curve, *, tolerance: float) -> None:
        """Go on from the present place along the curve; as a line or quadratic where that does."""
        if is_straight(curve, tolerance=tolerance * 0.4):
            self.line(curve[3])
            return
        handle = as_quadratic(curve, tolerance=tolerance)
        ends = curve[1:] if handle is None else (handle, curve[3])
        pairs = [self._from_here(self._rounded(point)) for point in ends]
        self._write("c" if handle is None else "q", pairs)
        self._place = self._rounded(curve[3])

    def close(self) -> None:
        self._text.append("z")
        self._letter = "z"

    def open_line(self, points: Sequence[complex], *, tolerance: float) -> None:
        self.move(points[0])
        for curve in fit(points, tolerance=tolerance):
            self.curve(curve, tolerance=tolerance)

    def closed_shape(self, points: Sequence[complex], *, tolerance: float) -> None:
        start = self._rounded(points[0])
        self.open_line(points, tolerance=tolerance)
        self.close()
        self._place = start

    def ribbon(
        self, points: Sequence[complex], widths: Sequence[float], *, tolerance: float
    ) -> None:
        """Write a swelling line as the narrow closed shape between its two edges."""
        curves = fit(points, tolerance=tolerance)
        if not curves:
            return
        width_at = dict(zip(points, widths, strict=True))
        left = [_beside(curve, width_at, 1) for curve in curves]
        right = [_beside(curve, width_at, -1) for curve in curves]
        self.move(left[0][0])
        start = self._place
        for curve in left:
            self.curve(curve, tolerance=tolerance * 0.5)
        self.line(right[-1][3])
        for curve in reversed(right):
            self.curve((curve[3], curve[2], curve[1], curve[0]), tolerance=tolerance * 0.5)
        self.close()
        self._place = start

    def __str__(self) -> str:
        return "".join(self._text)

    def _rounded(self, point: complex) -> tuple[int, int]:
        return round(point.real * self._steps), round(point.imag * self._steps)

    def _from_here(self, place: tuple[int, int]) -> tuple[int, int]:
        return place[0] - self._place[0], place[1] - self._place[1]

    def _write(self, letter: str, pairs: Sequence[tuple[int, int]]) -> None:
        numbers = [number for pair in pairs for number in pair]
        text = "".join(f"{n}" if n < 0 else f" {n}" for n in numbers)
        if letter != self._letter:
            text = letter + text.removeprefix(" ")
        self._letter = letter
        self._text.append(text)


def _beside(curve: Curve, width_at: dict[complex, float], side: int) -> Curve:
    start = _normal(curve[1] - curve[0], curve) * (side * width_at[curve[0]] / 2)
    end = _normal(curve[3] - curve[2], curve) * (side * width_at[curve[3]] / 2)
    return (curve[0] + start, curve[1] + start, curve[2] + end, curve[3] + end)


def _normal(along: complex, curve: Curve) -> complex:
    along = along or curve[3] - curve[0]
    return along / abs(along) * 1j if along else 0j
