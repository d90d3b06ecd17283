"""Read one cell: text, day, time of day, number, hours, address, or a word of a closed list."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from florilege.infra.intake.sheets import Misread

Word = TypeVar("Word")
EARLIEST = date(1900, 1, 1)
MINUTES = 60
_ISO, _FRENCH = re.compile(r"(\d{4})-(\d{2})-(\d{2})"), re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_TIME = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?")
_HOURS_MINUTES = re.compile(r"(\d{1,5})\s*(?:h|:)\s*([0-5]\d)?", re.IGNORECASE)


def text(most: int) -> Callable[[str], str]:
    """Words on one line."""

    def read(cell: str) -> str:
        if any(unicodedata.category(c) == "Cc" for c in cell):
            raise Misread(_("Write it on one line, without tabs or other invisible signs."))
        if len(cell) > most:
            raise Misread(_("Write at most %(count)d characters.") % {"count": most})
        return cell

    return read


def day(cell: str) -> date:
    """A calendar day, as 31/12/2025 or 2025-12-31."""
    sentence = _("Write a day that exists, as 31/12/2025 or 2025-12-31.")
    if found := _ISO.fullmatch(cell):
        year, month, number = map(int, found.groups())
    elif found := _FRENCH.fullmatch(cell):
        number, month, year = map(int, found.groups())
    else:
        raise Misread(sentence)
    try:
        read = date(year, month, number)
    except ValueError:
        raise Misread(sentence) from None
    if read < EARLIEST:
        raise Misread(sentence)
    return read


def hour(cell: str) -> time:
    """A time of day, as 9h, 9h30 or 09:30."""
    found = _TIME.fullmatch(cell)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise Misread(_("Write a time of day, as 9h30 or 09:30."))
    return time(hours, minutes)


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number."""

    def read(cell: str) -> int:
        if not cell.isascii() or not cell.isdigit() or not least <= int(cell[:9]) <= most:
            sentence = _("Write a whole number from %(least)d to %(most)d.")
            raise Misread(sentence % {"least": least, "most": most})
        return int(cell)

    return read


def minutes(cell: str) -> int:
    """A length in hours, as 7, 7,5 or 7h30; gives minutes."""
    if found := _HOURS_MINUTES.fullmatch(cell):
        return int(found[1]) * MINUTES + int(found[2] or 0)
    if found := _HOURS.fullmatch(cell):
        return round(Decimal(f"{found[1]}.{found[2] or 0}") * MINUTES)
    raise Misread(_("Write hours, as 7, 7,5 or 7h30."))


def one_of(words: Mapping[str, Word]) -> Callable[[str], Word]:
    """A word of a closed list, whatever its case and accents."""
    known = {_folded(word): meaning for word, meaning in words.items()}

    def read(cell: str) -> Word:
        try:
            return known[_folded(cell)]
        except KeyError:
            shown = ", ".join(words)
            sentence = _("Write one of these words: %(words)s.") % {"words": shown}
            raise Misread(sentence) from None

    return read


def yes_or_no(cell: str) -> bool:
    return one_of({"oui": True, "non": False, "yes": True, "no": False})(cell)


def _folded(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.strip().casefold().replace("’", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c))
