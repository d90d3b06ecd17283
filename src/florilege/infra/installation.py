"""Make a new installation, and refuse to start a damaged one."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from florilege.infra.charters.publishing import enter_first_edition
from florilege.infra.documents.seal.keeping import make_seal, seal
from florilege.infra.journal.models import Entry
from florilege.infra.keys.epochs import check_ring, first_epoch
from florilege.infra.keys.models import EpochPointer
from florilege.infra.keys.secrets import NAMES, make_secrets, secret
from florilege.infra.vaults.migrating import is_migrated, migrate_all

BACKWARDS_AT_MOST = timedelta(hours=1)


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
    migrate_all()
    if not EpochPointer.objects.exists():
        make_secrets()
        make_seal(at=at)
        first_epoch(at=at)
    enter_first_edition(Path(settings.CHARTER_PATH).read_text(encoding="utf-8"), at=at)


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
    if last is not None and at < last - BACKWARDS_AT_MOST:
        raise ClockIsWrong(now=at, last=last)
