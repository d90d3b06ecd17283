"""The mark of an installation that is not whole yet: while it stands, nobody is served.

It is a file and no row, because it must be there before any vault is.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from florilege.infra.durable import unlink_durably, write_durably


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Which backup is brought back, whose journal and keys go with it, and what is behind."""

    backup: str
    newest: str
    back: bool = False  # into the living installation, after an upgrade
    done: tuple[str, ...] = ()
    knew: int | None = None  # the last erasure that the backup knew, once its keys are there


def unfinished() -> Unfinished | None:
    """Read the mark; a mark that cannot be read still keeps everybody out."""
    try:
        said = json.loads(_path().read_text())
        return Unfinished(**said | {"done": tuple(said["done"])})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return Unfinished(backup="", newest="")


def mark(state: Unfinished) -> None:
    _path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_durably(_path(), json.dumps(asdict(state)).encode())


def unmark() -> None:
    unlink_durably(_path())


def _path() -> Path:
    return Path(settings.DATA_DIR) / "restoring.json"
