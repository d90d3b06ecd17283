"""All editions as this process knows them: read once, and again when somebody changed them.

A file beside the vaults tells other processes of a change, so that a page need not ask a database.
"""

import logging
import threading
import time
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections

from florilege.charter.editing import completed
from florilege.charter.model import Charter
from florilege.charter.reading import charter_of, document_in
from florilege.infra.charters.enums import EditionKind
from florilege.infra.clock import legal_day
from florilege.infra.vaults.opening import lifted
from florilege.kernel.vocabulary import Vault

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds between two looks at the file that tells of a change


@dataclass(frozen=True)
class Published:
    """One edition on the shelf. `charter` is made only when somebody asks for it."""

    id: UUID
    version: int
    kind: EditionKind
    text: str
    published_at: datetime
    wanted_on: date
    told_at: datetime | None
    in_force_on: date | None
    is_withdrawn: bool

    @cached_property
    def document(self) -> dict[str, object]:
        return tomllib.loads(self.text)

    @cached_property
    def charter(self) -> Charter:
        """Give what the edition says, with the day from which it really applies.

        Raises: CharterRefused if this program cannot obey it even with what the file adds.
        """
        whole, _ = completed(self.document, by=_file_document(Path(settings.CHARTER_PATH)))
        said = charter_of(whole)
        return replace(said, in_force_on=self.in_force_on or said.in_force_on)

    @cached_property
    def lacks(self) -> tuple[str, ...]:
        """Where entries stand that this program asks for and the edition does not have."""
        return completed(self.document, by=_file_document(Path(settings.CHARTER_PATH)))[1]

    @property
    def published_on(self) -> date:
        said = self.document.get("published_on")
        return said if isinstance(said, date) else legal_day(self.published_at)

    def applies(self, on: date) -> bool:
        return not self.is_withdrawn and self.in_force_on is not None and self.in_force_on <= on


class Shelf:
    """The editions by number, and the sign by which another process told of the last change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._editions: tuple[Published, ...] | None = None
        self._sign = 0
        self._looked = 0.0

    def editions(self) -> tuple[Published, ...]:
        """Give every edition, the oldest first; none before the first start."""
        now = time.monotonic()
        if self._editions is None or now - self._looked > LOOK_EVERY:
            self._looked = now
            sign = _sign()
            if self._editions is None or sign != self._sign:
                self.read(sign)
        return self._editions or ()

    def read(self, sign: int | None = None) -> None:
        """Read the editions from their vault now."""
        with self._lock:
            self._sign = _sign() if sign is None else sign
            self._editions = _read()

    def tell(self) -> None:
        """Tell every process that the editions changed."""
        path = _sign_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(time.time_ns()))
        self.read()


SHELF = Shelf()


@lru_cache(maxsize=4)
def _file_document(path: Path) -> dict[str, object]:
    return document_in(path)


def _sign_path() -> Path:
    return Path(settings.DATA_DIR) / "charter.changed"


def _sign() -> int:
    try:
        return _sign_path().stat().st_mtime_ns
    except OSError:
        return 0


def _read() -> tuple[Published, ...] | None:
    """None if the tables cannot be read yet, so that the next one who asks tries again."""
    # Django's apps must be loaded first.
    from florilege.infra.charters.models import Edition

    if Vault.PUBLIC.value not in settings.DATABASES:
        return ()  # a program without vaults, such as a measure: the file is obeyed
    file = settings.DATABASES[Vault.PUBLIC.value]["NAME"]
    if isinstance(file, Path) and not file.exists():
        return None  # connecting would make an empty vault
    try:
        with lifted():  # asked inside a page, that page's vaults are not this one's
            rows = list(Edition.objects.order_by("version"))
    except DatabaseError:
        if connections[Vault.PUBLIC.value].in_atomic_block:
            raise
        log.warning("the editions of the charter cannot be read; the file is obeyed meanwhile")
        return None
    return tuple(
        Published(
            id=row.id,
            version=row.version,
            kind=EditionKind(row.kind),
            text=row.text,
            published_at=row.published_at,
            wanted_on=row.wanted_on,
            told_at=row.told_at,
            in_force_on=row.in_force_on,
            is_withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    )
