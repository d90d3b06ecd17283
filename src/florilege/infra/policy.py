"""The charter in force: read once at start, obeyed everywhere."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from florilege.charter.model import Charter
from florilege.charter.reading import read_charter
from florilege.infra.gate import rules


@lru_cache(maxsize=4)
def _read(path: Path) -> Charter:
    charter = read_charter(path)
    rules.set_bases({purpose: entry.basis for purpose, entry in charter.purposes.items()})
    return charter


def charter() -> Charter:
    """Give the charter in force.

    Raises: CharterRefused if it has faults; the message says which and what to write.
    """
    return _read(Path(settings.CHARTER_PATH))
