"""A key pair for every expiry month: public halves in the vault, private halves in a folder apart.

The folder is the archivist's. A second folder, on another medium, holds a copy for disasters; both
are emptied of a month when it ends.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from florilege.charter.model import Charter
from florilege.infra.archive.guard import refuse_the_platform
from florilege.infra.archive.models import MonthKey
from florilege.infra.durable import one_at_a_time, unlink_durably, write_durably
from florilege.kernel.retention import Period

# Beyond the longest duration: a fiscal year may end a year after its documents were made.
AHEAD = Period(months=24)


class MonthMissing(Exception):
    """No key was made for a month, or it has ended: nothing can be sealed for it."""


class MonthGone(Exception):
    """The private half is not here: the month has ended, or the folder is not the right one."""


class MonthRingDamaged(Exception):
    """A private half is missing or is not the pair's: what was sealed for its month is lost."""

    def __init__(self, months: list[str]) -> None:
        super().__init__(", ".join(months))
        self.months = months


class FolderAway(Exception):
    """A folder of private halves is not there, so that a key in it would outlive its month."""


@dataclass(frozen=True, slots=True)
class MonthRing:
    """The folders of private halves; the copy may be missing."""

    folders: tuple[Path, ...]

    def read(self, month: str) -> bytes | None:
        paths = (folder / f"{month}.key" for folder in self.folders)
        return next((path.read_bytes() for path in paths if path.is_file()), None)

    @contextmanager
    def making(self) -> Iterator[None]:
        """Let one process at a time make months; the others wait their turn."""
        self.folders[0].mkdir(parents=True, exist_ok=True, mode=0o700)
        with one_at_a_time(self.folders[0] / "making.lock"):
            yield

    def write(self, month: str, private: bytes) -> None:
        for folder in self.folders:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_durably(folder / f"{month}.key", private)

    def destroy(self, month: str) -> None:
        """Unlink a month's key wherever it lies. Safe to repeat.

        Raises: FolderAway, and nothing was unlinked.
        """
        for folder in self.folders:
            if not folder.is_dir():
                raise FolderAway(str(folder))
        for folder in self.folders:
            unlink_durably(folder / f"{month}.key")


def ring() -> MonthRing:
    copy = (Path(settings.ARCHIVE_COPY_DIR),) if settings.ARCHIVE_COPY_DIR else ()
    return MonthRing(folders=(Path(settings.ARCHIVE_RING_DIR), *copy))


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def public_key(month: str) -> bytes:
    """Give the half that seals.

    Raises: MonthMissing.
    """
    row = MonthKey.objects.filter(month=month, ended_on__isnull=True).first()
    if row is None:
        raise MonthMissing(f"{month}: start `florilege archivist` once, it makes the keys ahead")
    return bytes(row.public)


def private_key(month: str) -> bytes:
    """Give the half that opens, in the archivist's process alone.

    Raises: ArchiveClosed, MonthGone.
    """
    refuse_the_platform()
    private = ring().read(month)
    if private is None:
        raise MonthGone(month)
    return private


def check_months() -> None:
    """Try the private half of every living month against its public half.

    Raises: ArchiveClosed; MonthRingDamaged.
    """
    refuse_the_platform()
    living = MonthKey.objects.filter(ended_on__isnull=True).order_by("month")
    lost = [row.month for row in living if not _is_pair(ring().read(row.month), bytes(row.public))]
    if lost:
        raise MonthRingDamaged(lost)


def _is_pair(private: bytes | None, public: bytes) -> bool:
    if private is None or len(private) != len(public):
        return False
    key = X25519PrivateKey.from_private_bytes(private)
    return key.public_key().public_bytes_raw() == public


def make_months(*, on: date, charter: Charter) -> int:
    """Make the pairs of every month that a deposit of the coming year may name. Safe to repeat."""
    wanted = list(_months(on, until=AHEAD.after(_farthest(on, charter))))
    # Two at once would keep the private half of one and the public half of the other.
    with ring().making():
        made = set(MonthKey.objects.filter(month__in=wanted).values_list("month", flat=True))
        return _make((month for month in wanted if month not in made), on=on)


def _make(months: Iterable[str], *, on: date) -> int:
    count = 0
    for month in months:
        # A kill may have left the private half alone: it is the pair's, and nothing used it yet.
        private = ring().read(month) or X25519PrivateKey.generate().private_bytes_raw()
        ring().write(month, private)
        public = X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
        MonthKey.objects.create(month=month, public=public, made_on=on)
        count += 1
    return count


def _farthest(on: date, charter: Charter) -> date:
    rules = (entry.rule for entry in charter.retention.values())
    return max((r.archived_for or Period()).after(r.active_for.after(on)) for r in rules)


def _months(first: date, *, until: date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= until:
        yield month_of(day)
        day = Period(months=1).after(day)
