"""Names of backups and of what they consist of."""

import re
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Final

from florilege.infra.clock import BACK_AT_MOST

BACKUPS: Final = "backups"
FILES: Final = "files"
TOMBSTONES: Final = "tombstones"
INDEX: Final = "index.age"
COMPLETE: Final = "complete.json"
_TIME: Final = "%Y%m%dT%H%M%SZ"
_SECOND: Final = timedelta(seconds=1)
_NAME: Final = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}")


def new_name(at: datetime, *, newest: str = "") -> str:
    """Example: `20260314T020500Z-9f3a1c`.

    It comes after the newest one, also within a second and when the clock was set back a little:
    by its name a restore knows which backup is the last.
    """
    at = at.astimezone(UTC)
    if newest and at - _SECOND < made_at(newest) <= at + BACK_AT_MOST:
        at = made_at(newest) + _SECOND
    return f"{at:{_TIME}}-{token_hex(3)}"


def is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def made_at(backup: str) -> datetime:
    return datetime.strptime(backup[:16], _TIME).replace(tzinfo=UTC)


def part_object(backup: str, part: str) -> str:
    return f"{BACKUPS}/{backup}/{part}.age"


def file_object(hashed: str) -> str:
    return f"{FILES}/{hashed[:2]}/{hashed}.age"


def index_object(backup: str) -> str:
    return f"{BACKUPS}/{backup}/{INDEX}"


def complete_object(backup: str) -> str:
    return f"{BACKUPS}/{backup}/{COMPLETE}"


def backup_of(name: str) -> str | None:
    """Tell to which backup an object of a place belongs."""
    parts = name.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == BACKUPS and is_name(parts[1]) else None
