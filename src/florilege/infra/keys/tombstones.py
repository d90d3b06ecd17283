"""The log of erasures: a row in the vault and a small file in a folder that no restore touches.

A vault that knows fewer erasures than the folder is older than the folder: nobody is served from it.
"""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from florilege.infra.durable import one_at_a_time, write_durably
from florilege.infra.keys.models import EpochPointer, Tombstone
from florilege.infra.keys.secrets import secret
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import derived, keyed_hash

ALIAS: Final = Vault.KEYS.value
_SUFFIX: Final = ".tombstone"


class LogAhead(Exception):
    """The log outside holds an erasure that this vault does not know: the vault is older."""


class LogDamaged(Exception):
    """A line of the log was altered, or was written by another installation."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the log."""

    number: int
    person: SubjectRef
    about: UUID | None
    made_at: datetime

    def packed(self) -> bytes:
        """Write the line with a keyed hash, so that nobody adds or changes one."""
        said = {
            "number": self.number,
            "person": str(self.person),
            "about": str(self.about) if self.about else None,
            "made_at": self.made_at.isoformat(),
        }
        return json.dumps(said | {"mac": _mac(said).hex()}).encode()


def parsed(content: bytes) -> Erased:
    """Read a line.

    Raises: LogDamaged.
    """
    try:
        said = json.loads(content)
        mac = bytes.fromhex(said.pop("mac"))
        if not hmac.compare_digest(mac, _mac(said)):
            raise LogDamaged
        return Erased(
            number=said["number"],
            person=SubjectRef(UUID(said["person"])),
            about=UUID(said["about"]) if said["about"] else None,
            made_at=datetime.fromisoformat(said["made_at"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LogDamaged from None


def record(person: SubjectRef, *, about: UUID | None, at: datetime) -> None:
    """Note in the vault that somebody is to be gone for good. Safe to repeat."""
    with transaction.atomic(using=ALIAS):
        EpochPointer.objects.select_for_update().get(id=1)  # one number after the other
        if not Tombstone.objects.filter(person=person).exists():
            number = last_known() + 1
            Tombstone.objects.create(number=number, person=person, about=about, made_at=at)


def carry_outside() -> int:
    """Write to the folder what it does not hold yet; give how many lines.

    Raises: LogAhead; OSError if the folder cannot be written.
    """
    last = max(numbers_outside(), default=0)
    if last > last_known():
        raise LogAhead
    if last == last_known():
        return 0
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Two would write the draft of one line at once.
    with one_at_a_time(folder / "carrying.lock"):
        return _carry(since=max(numbers_outside(), default=0))


def _carry(*, since: int) -> int:
    written = 0
    for row in Tombstone.objects.filter(number__gt=since).order_by("number"):
        write_durably(_path(row.number), erased(row).packed())
        written += 1
    return written


def last_known() -> int:
    """Give the number of the last erasure that the vault knows; 0 if there was none."""
    return Tombstone.objects.aggregate(last=Max("number"))["last"] or 0


def count_after(number: int) -> int:
    """Count the erasures that the vault knows after one."""
    return Tombstone.objects.filter(number__gt=number).count()


def numbers_outside() -> list[int]:
    return sorted(int(path.stem) for path in _folder().glob(f"[0-9]*{_SUFFIX}"))


def erased(row: Tombstone) -> Erased:
    about = row.about
    return Erased(row.number, SubjectRef(row.person), about, row.made_at)


def read_outside() -> Iterator[Erased]:
    """Read the folder.

    Raises: LogDamaged.
    """
    for number in numbers_outside():
        line = parsed(_path(number).read_bytes())
        if line.number != number:
            raise LogDamaged
        yield line


def adopt(lines: Iterable[Erased]) -> None:
    """Take lines of a log into the vault. Safe to repeat."""
    known = set(Tombstone.objects.values_list("person", flat=True))
    for line in lines:
        if line.person in known:
            continue
        Tombstone.objects.update_or_create(
            number=line.number,
            defaults={"person": line.person, "about": line.about, "made_at": line.made_at},
        )


def is_behind() -> bool:
    """Tell whether the log outside knows erasures that the vault does not."""
    last = max(numbers_outside(), default=0)
    return last > last_known()


def _mac(said: dict[str, Any]) -> bytes:
    key = derived(secret("journal"), use="tombstones")
    return keyed_hash(key, json.dumps(said, sort_keys=True).encode())


def _folder() -> Path:
    return Path(settings.TOMBSTONE_DIR)


def _path(number: int) -> Path:
    return _folder() / f"{number:08d}{_SUFFIX}"
