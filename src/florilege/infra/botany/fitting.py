"""Follows sampled lines with as few Bézier curves as the eye accepts."""

import cmath
import itertools
import math
from collections.abc import Iterable, Sequence

Curve = tuple[complex, complex, complex, complex]
CORNER = math.radians(38)


def fit(points: Sequence[complex], *, tolerance: float) -> list[Curve]:
    """Return cubic curves that follow the points, in order, end to end. Units: paper units."""
    curves: list[Curve] = []
    for start, end in _between_corners(points):
        _fit_run(points[start : end + 1], tolerance, curves)
    return curves


def as_quadratic(curve: Curve, *, tolerance: float) -> complex | None:
    """Return the one handle that draws the same curve, if there is one."""
    handle = (3 * (curve[1] + curve[2]) - curve[0] - curve[3]) / 4
    drift = abs(curve[3] - 3 * curve[2] + 3 * curve[1] - curve[0]) * 0.048
    return handle if drift <= tolerance else None


def is_straight(curve: Curve, *, tolerance: float) -> bool:
    chord = curve[3] - curve[0]
    if not chord:
        return True
    length = abs(chord)
    return all(abs(((point - curve[0]) / chord).imag) * length < tolerance for point in curve[1:3])


def _between_corners(points: Sequence[complex]) -> Iterable[tuple[int, int]]:
    start = 0
    for index in range(1, len(points) - 1):
        before, after = points[index] - points[index - 1], points[index + 1] - points[index]
        if before and after and abs(cmath.phase(after / before)) > CORNER:
            yield start, index
            start = index
    yield start, len(points) - 1


def _fit_run(points: Sequence[complex], tolerance: float, curves: list[Curve]) -> None:
    if len(points) < 2:
        return
    lengths = [0.0]
    for here, there in itertools.pairwise(points):
        lengths.append(lengths[-1] + abs(there - here))
    _split(points, lengths, 0, len(points) - 1, tolerance, curves)


def _split(
    points: Sequence[complex],
    lengths: list[float],
    start: int,
    end: int,
    tolerance: float,
    curves: list[Curve],
) -> None:
    handle = (lengths[end] - lengths[start]) / 3
    curve = (
        points[start],
        points[start] + _tangent(points, start) * handle,
        points[end] - _tangent(points, end) * handle,
        points[end],
    )
    if end - start <= 2 or _error(curve, points, lengths, start, end) <= tolerance:
        curves.append(curve)
        return
    half = (lengths[start] + lengths[end]) / 2
    middle = min(range(start + 1, end), key=lambda index: abs(lengths[index] - half))
    _split(points, lengths, start, middle, tolerance, curves)
    _split(points, lengths, middle, end, tolerance, curves)


def _tangent(points: Sequence[complex], index: int) -> complex:
    last = len(points) - 1
    if last == 1:
        along = points[1] - points[0]
    elif index == 0:
        along = 4 * points[1] - 3 * points[0] - points[2]
    elif index == last:
        along = 3 * points[-1] - 4 * points[-2] + points[-3]
    else:
        along = points[min(last, index + 2)] - points[max(0, index - 2)]
    return along / abs(along) if along else 0j


def _error(
    curve: Curve, points: Sequence[complex], lengths: list[float], start: int, end: int
) -> float:
    total = lengths[end] - lengths[start]
    stride = max(1, (end - start) // 6)
    worst = 0.0
    for index in range(start + 1, end, stride):
        share = (lengths[index] - lengths[start]) / total if total else 0.0
        worst = max(worst, abs(_at(curve, share) - points[index]))
    return worst


def _at(curve: Curve, share: float) -> complex:
    rest = 1 - share
    return rest * rest * (curve[0] * rest + curve[1] * (3 * share)) + share * share * (
        curve[2] * (3 * rest) + curve[3] * share
    )
