"""The closing as this process knows it: read once, and again when somebody changed it.

A file beside the vaults tells other processes, so that a page need not ask a database.
"""

import threading
import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections

from florilege.charter.terms import RetentionEvent
from florilege.infra import policy
from florilege.infra.vaults.opening import lifted
from florilege.kernel.vocabulary import Vault

LOOK_EVERY = 1.0  # seconds between two looks at the file that tells of a change


@dataclass(frozen=True, slots=True)
class Announced:
    """A closing that stands."""

    id: UUID
    announced_at: datetime
    shut_on: date
    closes_on: date
    told_at: datetime | None


class _Board:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = False
        self._closing: Announced | None = None
        self._sign, self._looked = 0, 0.0

    def closing(self) -> Announced | None:
        now = time.monotonic()
        if not self._known or now - self._looked > LOOK_EVERY:
            self._looked = now
            sign = _sign()
            if not self._known or sign != self._sign:
                self.read(sign)
        return self._closing

    def read(self, sign: int | None = None) -> None:
        with self._lock:
            self._sign = _sign() if sign is None else sign
            self._known, self._closing = _read()

    def tell(self) -> None:
        """Tell every process that something changed."""
        _path().write_text(str(time.time_ns()))
        self.read()


BOARD = _Board()


def closing() -> Announced | None:
    """Give the closing that is announced or has come; mostly there is none."""
    return BOARD.closing()


def is_shut(on: date) -> bool:
    """Tell whether nothing new may begin: no account, no seat."""
    announced = closing()
    return announced is not None and on >= announced.shut_on


def is_closed(on: date) -> bool:
    announced = closing()
    return announced is not None and on >= announced.closes_on


def archive_ends_on(closes_on: date) -> date:
    """Give the first day on which nothing archived can stand any more, by the charter's rules."""
    charter = policy.charter()
    ends = [closes_on]
    for entry in charter.retention.values():
        if entry.rule.archived_for is not None:
            since = closes_on
            if entry.event is RetentionEvent.FISCAL_YEAR_END:
                since = charter.provider.fiscal_year_end.closing(closes_on)
            ends.append(entry.rule.gone_on(since))
    return max(ends)


def _read() -> tuple[bool, Announced | None]:
    """Whether it could be read; if not, the next one who asks tries again."""
    # Django's apps must be loaded first.
    from florilege.infra.closing.models import Closing

    if Vault.PUBLIC.value not in settings.DATABASES:
        return True, None  # a program without vaults, such as a measure
    file = settings.DATABASES[Vault.PUBLIC.value]["NAME"]
    if isinstance(file, Path) and not file.exists():
        return False, None  # connecting would make an empty vault
    try:
        with lifted():  # asked inside a page, that page's vaults are not this one's
            row = Closing.objects.filter(withdrawn_at=None).order_by("announced_at").first()
    except DatabaseError:
        if connections[Vault.PUBLIC.value].in_atomic_block:
            raise
        return False, None
    if row is None:
        return True, None
    return True, Announced(row.id, row.announced_at, row.shut_on, row.closes_on, row.told_at)


def _path() -> Path:
    return Path(settings.DATA_DIR) / "closing.changed"


def _sign() -> int:
    try:
        return _path().stat().st_mtime_ns
    except OSError:
        return 0
