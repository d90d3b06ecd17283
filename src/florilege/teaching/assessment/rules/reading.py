"""Read what people type: numbers as the French and the English write them, words without accents."""

import re
import unicodedata
from decimal import Decimal

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_LONGEST = 40
# Letters, apostrophes and hyphens that many keyboards lack.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"}
)


class NotANumber(Exception):
    """The text cannot be read as a number."""


def read_number(text: str, *, unit: str = "") -> Decimal:
    """Read a number; spaces and the item's own unit are passed over.

    Where both a comma and a point stand, the last one is the decimal sign.

    Raises: NotANumber.
    Example: "12,50 €", "12.5" and " 12,5" are 12.5 when the unit is "€"; "1 250,5" and "1,250.5"
    are 1250.5.
    """
    bare = _SPACES.sub("", text).replace("\u2212", "-")
    short_unit = _SPACES.sub("", unit)
    if short_unit and bare.casefold().endswith(short_unit.casefold()):
        bare = bare[: -len(short_unit)]
    bare = _with_point(bare)
    if len(bare) > _LONGEST or not _NUMBER.fullmatch(bare):
        raise NotANumber
    return Decimal(bare)


def plain_words(text: str) -> str:
    """Give a text without case, accents, doubled or outer spaces, as answers are compared.

    Example: "  Œillet  d’Inde" is "oeillet d'inde".
    """
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not _is_accent(c))
    return _SPACES.sub(" ", bare).strip()


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _with_point(text: str) -> str:
    if "," in text and "." in text:
        thousands = "," if text.rindex(".") > text.rindex(",") else "."
        text = text.replace(thousands, "")
    return text.replace(",", ".")
