"""Check a film's captions (WebVTT): a header, times that can be read, in their order."""

import re
from collections.abc import Iterator

from florilege.teaching.catalogue.source.faults import FaultKind

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")


def caption_faults(text: str) -> Iterator[tuple[int, FaultKind]]:
    """Give what is wrong with captions, by line."""
    lines = text.splitlines()
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        yield 1, FaultKind.CAPTIONS_HEADER
    latest = -1.0
    cues = 0
    for number, line in enumerate(lines, start=1):
        if "-->" not in line:
            continue
        cues += 1
        timing = _TIMING.fullmatch(line.strip())
        if timing is None:
            yield number, FaultKind.CAPTIONS_TIME
            continue
        starts, ends = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        if ends <= starts or starts < latest:
            yield number, FaultKind.CAPTIONS_ORDER
        latest = starts
        if number == len(lines) or not lines[number].strip():
            yield number, FaultKind.NO_CAPTION
    if not cues:
        yield len(lines), FaultKind.NO_CAPTION


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
