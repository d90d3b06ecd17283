"""Publish an edition: once, in one row; what follows from it follows by itself (POL-02, POL-03)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from florilege.charter.comparing import Change, differences
from florilege.charter.editing import stamped
from florilege.charter.faults import Fault
from florilege.charter.minor import why_not_minor
from florilege.charter.model import Charter
from florilege.charter.notice import earliest_force, force_on, refuse_too_soon
from florilege.charter.reading import charter_of
from florilege.infra import policy
from florilege.infra.charters.enums import EditionKind
from florilege.infra.charters.models import Edition
from florilege.infra.charters.shelf import SHELF, Published
from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Vault


class NothingChanges(Exception):
    """The text says what the last edition says."""


class OneIsAnnounced(Exception):
    """A change is announced and does not apply yet: a second one would leave people guessing."""


class ChangedMeanwhile(Exception):
    """Somebody published or withdrew since the text was compared with what stood then."""


class NotMinor(Exception):
    """An edition that was called minor changes what takes notice; each entry has its sentence."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.in_language("en") for fault in faults))
        self.faults = faults


class NotAnnounced(Exception):
    """There is no announced change by this number, or it applies already."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would be published: against which edition, with what changes; nothing is written yet.

    `version` is the number that it would have: of two that were compared at once, one has it.
    """

    version: int
    text: str
    charter: Charter
    before: Published
    changes: tuple[Change, ...]

    @property
    def is_minor(self) -> bool:
        return not any(change.substantial for change in self.changes)


def enter_first_edition(text: str, *, at: datetime) -> bool:
    """Enter the file with which an installation begins, if no edition stands yet."""
    charter = charter_of(tomllib.loads(text))
    if Edition.objects.exists():
        return False
    Edition.objects.create(
        id=uuid4(),
        version=charter.version,
        kind=EditionKind.FIRST,
        text=text,
        published_at=at,
        wanted_on=charter.in_force_on,
        in_force_on=charter.in_force_on,
    )
    SHELF.tell()
    return True


def propose(text: str) -> Proposed:
    """Compare a charter's text with the last edition.

    Raises: CharterRefused if it has faults; NothingChanges.
    """
    charter = charter_of(tomllib.loads(text))
    SHELF.read()
    editions = policy.editions()
    before = _last_standing(editions)
    changes = differences(before.charter, charter) + added_entries(before)
    if not changes:
        raise NothingChanges
    version = editions[-1].version + 1
    return Proposed(version=version, text=text, charter=charter, before=before, changes=changes)


def added_entries(edition: Published) -> tuple[Change, ...]:
    """Entries that the edition itself lacks: the program reads them out of the file meanwhile."""
    return tuple(Change(where, None, where, substantial=True) for where in edition.lacks)


def last_edition() -> Published:
    """Give the newest edition that stands, announced ones included."""
    SHELF.read()
    return _last_standing(policy.editions())


def publish_minor(proposed: Proposed, *, at: datetime) -> int:
    """Publish a correction of form: it applies at once. Give its number.

    Raises: NotMinor, OneIsAnnounced, ChangedMeanwhile.
    """
    faults = why_not_minor(proposed.changes)
    if faults:
        raise NotMinor(faults)
    today = legal_day(at)
    return _enter(proposed, EditionKind.MINOR, wanted_on=today, in_force_on=today, at=at)


def publish_substantial(proposed: Proposed, *, wanted_on: date | None, at: datetime) -> int:
    """Announce a change: everybody is mailed, and the notice begins with the last mail.

    Raises: TooSoon if it is wanted before the notice could be over; OneIsAnnounced;
    ChangedMeanwhile.
    """
    days, today = notice_days(proposed.before, proposed.charter), legal_day(at)
    earliest = earliest_force(told_on=today, notice_days=days)
    wanted = wanted_on or earliest
    refuse_too_soon(wanted, told_on=today, notice_days=days)
    return _enter(proposed, EditionKind.SUBSTANTIAL, wanted_on=wanted, in_force_on=None, at=at)


def notice_days(before: Published, after: Charter) -> int:
    """The notice that was promised binds, and a longer one that is promised now does too."""
    return max(before.charter.deadlines.notice_days, after.deadlines.notice_days)


def set_force(version: int, *, told_at: datetime) -> date:
    """Note that the last announcement has left, and the day from which the change applies.

    Safe to repeat: the first answer stands. Raises: NotAnnounced.
    """
    with transaction.atomic(using=Vault.PUBLIC.value):
        edition = _announced(version)
        if edition.in_force_on is None:
            edition.told_at = told_at
            edition.in_force_on = force_on(
                told_on=legal_day(told_at), notice_days=_days(version), wanted_on=edition.wanted_on
            )
            edition.save(update_fields=["told_at", "in_force_on"])
    SHELF.tell()
    return edition.in_force_on


def activate(version: int, *, on: date) -> None:
    """Let an announced change apply from a day, earlier or later than it stands.

    Raises: TooSoon before the notice is over, or while somebody is still to be told; NotAnnounced.
    """
    with transaction.atomic(using=Vault.PUBLIC.value):
        edition = _announced(version)
        told_on = legal_day(edition.told_at) if edition.told_at else on
        refuse_too_soon(on, told_on=told_on, notice_days=_days(version))
        edition.wanted_on = edition.in_force_on = on
        edition.save(update_fields=["wanted_on", "in_force_on"])
    SHELF.tell()


def withdraw(version: int, *, at: datetime) -> None:
    """Take back an announced change before it applies; it stays readable, marked as withdrawn.

    Raises: NotAnnounced.
    """
    with transaction.atomic(using=Vault.PUBLIC.value):
        edition = _announced(version)
        if edition.in_force_on is not None and edition.in_force_on <= legal_day(at):
            raise NotAnnounced(str(version))
        edition.withdrawn_at = at
        edition.save(update_fields=["withdrawn_at"])
    SHELF.tell()


def _enter(
    proposed: Proposed,
    kind: EditionKind,
    *,
    wanted_on: date,
    in_force_on: date | None,
    at: datetime,
) -> int:
    if policy.announced(legal_day(at)) is not None:
        raise OneIsAnnounced
    text = stamped(
        proposed.text, version=proposed.version, published_on=legal_day(at), in_force_on=wanted_on
    )
    charter_of(tomllib.loads(text))
    try:
        with transaction.atomic(using=Vault.PUBLIC.value):
            _refuse_unless_standing(proposed.before)
            Edition.objects.create(
                id=uuid4(),
                version=proposed.version,
                kind=kind,
                text=text,
                published_at=at,
                wanted_on=wanted_on,
                in_force_on=in_force_on,
            )
    except IntegrityError:
        raise ChangedMeanwhile from None
    SHELF.tell()
    return proposed.version


def _refuse_unless_standing(before: Published) -> None:
    """A change that is small beside a withdrawn one may be large; a withdrawal of now waits."""
    standing = Edition.objects.select_for_update().filter(id=before.id, withdrawn_at=None)
    if standing.first() is None:
        raise ChangedMeanwhile


def _last_standing(editions: Sequence[Published]) -> Published:
    return [edition for edition in editions if not edition.is_withdrawn][-1]


def _announced(version: int) -> Edition:
    found = Edition.objects.select_for_update().filter(
        version=version, kind=EditionKind.SUBSTANTIAL, withdrawn_at__isnull=True
    )
    edition = found.first()
    if edition is None:
        raise NotAnnounced(str(version))
    return edition


def _days(version: int) -> int:
    """The notice that binds an announced edition."""
    standing = [edition for edition in policy.editions() if not edition.is_withdrawn]
    at = next(i for i, edition in enumerate(standing) if edition.version == version)
    return notice_days(standing[at - 1], standing[at].charter)
