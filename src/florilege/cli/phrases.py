"""The translations, for commands that speak before Django stands, or without it."""

import gettext as catalogues
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).resolve().parent.parent / "locale"

_catalogue: Final = catalogues.translation("django", LOCALE, fallback=True)


def gettext(message: str) -> str:
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    return _catalogue.ngettext(singular, plural, count)


def gettext_noop(message: str) -> str:
    """Mark for translation what is translated only when it is shown."""
    return message
