"""Make a new installation, and refuse to start a damaged one."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from florilege.infra import policy
from florilege.infra.archive.granting import grant_deposits
from florilege.infra.archive.guard import unguarded
from florilege.infra.archive.months import make_months
from florilege.infra.backup.models import Copy
from florilege.infra.backup.sealing import make_backup_key
from florilege.infra.charters.publishing import enter_first_edition
from florilege.infra.clock import BACK_AT_MOST, legal_day
from florilege.infra.documents.seal.keeping import make_seal, seal
from florilege.infra.journal.models import Entry
from florilege.infra.keys.epochs import check_ring, first_epoch
from florilege.infra.keys.models import EpochPointer
from florilege.infra.keys.secrets import NAMES, make_secrets, secret
from florilege.infra.vaults.migrating import is_migrated, migrate_all, one_hand_on_the_server


class NotInstalled(Exception):
    """There is no installation here yet, or its tables are behind the program."""


class ClockIsWrong(Exception):
    """The machine's clock stands before something that has happened already."""

    def __init__(self, *, now: datetime, last: datetime) -> None:
        super().__init__(
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the journal's last entry was made at "
            f"{last:%Y-%m-%d %H:%M} UTC. Set the machine's clock right, then start again; "
            "nothing was changed."
        )


def install(*, at: datetime) -> None:
    """Set up vaults, secrets, the seal and the first epoch. Safe to repeat; replaces nothing."""
    with one_hand_on_the_server():
        _install(at=at)


def _install(*, at: datetime) -> None:
    migrate_all()
    if not EpochPointer.objects.exists():
        make_secrets()
        make_seal(at=at)
        first_epoch(at=at)
    if not Copy.objects.exists():
        # Also where an older program was installed; once a backup was tried, a lost key is a loss.
        make_backup_key()
        Path(settings.TOMBSTONE_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
    enter_first_edition(Path(settings.CHARTER_PATH).read_text(encoding="utf-8"), at=at)
    prepare_archive(at=at)


def prepare_archive(*, at: datetime) -> None:
    """Say who may do what in the archive, and make its months' keys far enough ahead."""
    grant_deposits()
    with unguarded():
        make_months(on=legal_day(at), charter=policy.charter())


def check_installation(*, at: datetime) -> None:
    """Try everything that a start depends on.

    Raises: NotInstalled, SecretMissing, SealMissing, KeyRingDamaged, ClockIsWrong.
    """
    if not is_migrated() or not EpochPointer.objects.exists():
        raise NotInstalled("run `./florilege upgrade` (or `./florilege demo`) first")
    for name in NAMES:
        secret(name)
    seal()
    check_ring()
    last = Entry.objects.order_by("-number").values_list("at", flat=True).first()
    if last is not None and at < last - BACK_AT_MOST:
        raise ClockIsWrong(now=at, last=last)
