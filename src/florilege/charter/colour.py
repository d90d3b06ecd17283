"""Whether a colour can be read on the paper of the pages (WCAG 2.2, 1.4.3)."""

import re

PAPER = "#faf6ee"
AA_RATIO = 4.5

_HEX = re.compile(r"#[0-9a-f]{6}")


def is_hex(colour: str) -> bool:
    return _HEX.fullmatch(colour) is not None


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two colours, from 1 to 21.

    Example: black on white is 21.
    Source: WCAG 2.2, definition of contrast ratio.
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_readable(accent: str) -> bool:
    return contrast(accent, PAPER) >= AA_RATIO


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
