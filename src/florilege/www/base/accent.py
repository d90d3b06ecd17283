"""The provider's accent, made readable by day and by night: its tone kept, its lightness moved.

A page's policy forbids colours written inside it, so they come as a small style sheet of their own.
"""

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from florilege.charter.colour import contrast

DAY_PAPER, DAY_DEEP, DAY_INK = "#faf6ee", "#f3eddf", "#fffdf8"
NIGHT_PAPER, NIGHT_RAISED, NIGHT_INK = "#121a16", "#1f2a24", "#12100e"
AAA_RATIO = 7.0
TINT = 0.08
STEPS = 60


@dataclass(frozen=True)
class Accent:
    """One accent under one light: for words and edges, for a tinted paper, for words upon it."""

    ink: str
    paper: str
    on: str

    def rules(self) -> str:
        return f"--accent:{self.ink};--accent-paper:{self.paper};--on-accent:{self.on}"


def accent_sheet(accent: str) -> str:
    """Write the style sheet of an accent, `#` and six hexadecimal digits."""
    day = _readable(accent, on=DAY_DEEP, up=False, paper=DAY_PAPER, words=DAY_INK)
    night = _readable(accent, on=NIGHT_RAISED, up=True, paper=NIGHT_PAPER, words=NIGHT_INK)
    return (
        "@layer tokens{"
        f":root{{{day.rules()}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{night.rules()}}}}}"
        f':root[data-theme="light"]{{{day.rules()}}}'
        f':root[data-theme="dark"]{{{night.rules()}}}'
        "}"
    )


def _readable(accent: str, *, on: str, up: bool, paper: str, words: str) -> Accent:
    """Move the accent's lightness until it can be read for long on the weakest paper."""
    ink = next(tone for tone in _tones(accent, up=up) if contrast(tone, on) >= AAA_RATIO)
    return Accent(ink=ink, paper=_mixed(paper, ink, part=TINT), on=words)


def _tones(accent: str, *, up: bool) -> Iterator[str]:
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(accent)))
    # On dark paper a saturated tone glares.
    strength = min(saturation, 0.5) if up else saturation
    for step in range(STEPS + 1):
        moved = lightness + ((1 if up else 0) - lightness) * step / STEPS
        yield _hex(*(part * 255 for part in hls_to_rgb(hue, moved, strength)))


def _mixed(one: str, other: str, *, part: float) -> str:
    return _hex(*(a + (b - a) * part for a, b in zip(_parts(one), _parts(other), strict=True)))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _hex(*parts: float) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
