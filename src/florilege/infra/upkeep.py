"""Which program this installation runs since when, what is under way, and announced maintenance.

Files and no rows: they must be read while tables are being changed, and cost one look at the disk.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from florilege.infra.backup.unfinished import unfinished
from florilege.infra.durable import one_at_a_time, unlink_durably, write_durably


@dataclass(frozen=True, slots=True)
class Program:
    """The version in use, since when, and what was saved before it came."""

    version: str
    since: datetime
    before: str = ""
    backup: str = ""


@dataclass(frozen=True, slots=True)
class Upgrading:
    """An upgrade that has begun and not ended; `backup` is what to go back to."""

    before: str
    to: str
    backup: str
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """When the pages will be closed, as people are told."""

    begins_at: datetime
    ends_at: datetime


def program() -> Program | None:
    said = _read("program")
    return Program(**said | {"since": _time(said["since"])}) if said else None


def set_program(state: Program) -> None:
    _write("program", asdict(state))


def upgrading() -> Upgrading | None:
    said = _read("upgrading")
    return Upgrading(**said | {"begun_at": _time(said["begun_at"])}) if said else None


@contextmanager
def one_upgrade_at_a_time() -> Iterator[None]:
    """Wait for another that installs, upgrades or goes back in this folder; a kill frees it."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with one_at_a_time(folder / ".upgrade.lock"):
        yield


def begin_install() -> None:
    """From now on the next `upgrade` goes on with the installation, as far as it has come."""
    _write("installing", {})


def end_install() -> None:
    unlink_durably(_path("installing"))


def installing() -> bool:
    """Tell whether an installation has begun and not ended."""
    return _path("installing").exists()


def begin_upgrade(state: Upgrading) -> None:
    _write("upgrading", asdict(state))


def end_upgrade() -> None:
    unlink_durably(_path("upgrading"))


def announce(*, begins_at: datetime, length: timedelta) -> Window:
    window = Window(begins_at=begins_at, ends_at=begins_at + length)
    _write("maintenance", asdict(window))
    return window


def withdraw() -> None:
    unlink_durably(_path("maintenance"))


def announced(*, at: datetime) -> Window | None:
    """Give the window that is to come or runs; none once it is over."""
    said = _read("maintenance")
    if said is None:
        return None
    window = Window(begins_at=_time(said["begins_at"]), ends_at=_time(said["ends_at"]))
    return window if at < window.ends_at else None


def is_closed() -> bool:
    """Tell whether nobody may be served now: an upgrade or a restore is not finished."""
    return _path("upgrading").exists() or unfinished() is not None


def _read(name: str) -> dict[str, Any] | None:
    try:
        said: dict[str, Any] = json.loads(_path(name).read_text())
    except (FileNotFoundError, ValueError):
        return None
    return said


def _write(name: str, said: dict[str, Any]) -> None:
    _path(name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_durably(_path(name), json.dumps(said, default=datetime.isoformat).encode())


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _path(name: str) -> Path:
    return Path(settings.DATA_DIR) / f"{name}.json"
