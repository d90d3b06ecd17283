"""Announce that the school closes, or take it back while that is possible."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.closing.board import BOARD
from florilege.infra.closing.models import Closing
from florilege.kernel.vocabulary import Vault


class TooSoon(Exception):
    """People would have less time to take their data along than the charter gives for a change."""

    def __init__(self, earliest: date) -> None:
        super().__init__(earliest.isoformat())
        self.earliest = earliest


class AnnouncedAlready(Exception):
    """A closing stands; it is taken back before another day is set."""


class ClosedAlready(Exception):
    """The day has come: what was erased does not come back."""


def earliest_closing(on: date) -> date:
    return on + timedelta(days=policy.charter().deadlines.notice_days)


def announce_closing(*, closes_on: date, shut_on: date, at: datetime) -> UUID:
    """Set the day. Everybody is written to by the worker from now on.

    Raises: TooSoon, AnnouncedAlready.
    """
    earliest = earliest_closing(legal_day(at))
    if closes_on < earliest:
        raise TooSoon(earliest)
    try:
        with transaction.atomic(using=Vault.PUBLIC.value):
            row = Closing.objects.create(
                id=uuid4(), announced_at=at, shut_on=min(shut_on, closes_on), closes_on=closes_on
            )
    except IntegrityError:
        raise AnnouncedAlready from None
    BOARD.tell()
    return row.id


def withdraw_closing(*, at: datetime) -> bool:
    """Let the school go on; True if a closing stood. Whoever was told is told of this too.

    Raises: ClosedAlready.
    """
    with transaction.atomic(using=Vault.PUBLIC.value):
        row = Closing.objects.select_for_update().filter(withdrawn_at=None).first()
        if row is None:
            return False
        if legal_day(at) >= row.closes_on:
            raise ClosedAlready
        Closing.objects.filter(id=row.id).update(withdrawn_at=at)
    BOARD.tell()
    return True


def note_told(closing_id: UUID, *, at: datetime) -> None:
    """Note that everybody has been written to once."""
    if Closing.objects.filter(id=closing_id, told_at=None).update(told_at=at):
        BOARD.tell()
