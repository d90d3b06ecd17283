"""The charter in force on the day: read once, obeyed everywhere.

It is the published edition that counts. The file is obeyed only until the first edition stands.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from florilege.charter.model import Charter
from florilege.charter.reading import read_charter
from florilege.infra import clock
from florilege.infra.charters.enums import EditionKind
from florilege.infra.charters.shelf import SHELF, Published
from florilege.infra.gate import rules

_obeyed: Charter | None = None


def charter() -> Charter:
    """Give the charter in force today.

    Raises: CharterRefused if it has faults; the message says which and what to write.
    """
    global _obeyed
    found = charter_on(clock.today())
    if found is not _obeyed:
        # The gate asks for bases without asking for the charter.
        rules.set_bases({purpose: entry.basis for purpose, entry in found.purposes.items()})
        _obeyed = found
    return found


def charter_on(day: date) -> Charter:
    """Give the charter in force on a day."""
    edition = edition_on(day)
    return edition.charter if edition else from_file()


def edition_on(day: date) -> Published | None:
    """Give the edition in force on a day; before the first one applied, the first."""
    standing = [edition for edition in SHELF.editions() if not edition.is_withdrawn]
    applying = [edition for edition in standing if edition.applies(day)]
    return applying[-1] if applying else next(iter(standing), None)


def announced(day: date) -> Published | None:
    """Give the substantial change that is published and does not apply yet on a day."""
    standing = [edition for edition in SHELF.editions() if not edition.is_withdrawn]
    last = standing[-1] if standing else None
    if last is None or last.kind is not EditionKind.SUBSTANTIAL or last.applies(day):
        return None
    return last


def editions() -> tuple[Published, ...]:
    """Give every edition that was ever published, the oldest first."""
    return SHELF.editions()


def from_file() -> Charter:
    """Give what the charter's file says, whatever is published.

    Raises: CharterRefused.
    """
    return _read(Path(settings.CHARTER_PATH))


@lru_cache(maxsize=4)
def _read(path: Path) -> Charter:
    return read_charter(path)


rules.follow(charter)
