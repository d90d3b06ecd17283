"""Which accounts have been quiet since when, read in bulk by those who keep time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from florilege.infra.clock import LEGAL_ZONE, legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account

_SIGNS = ("person", "last_sign_in_on", "kept_on", "confirmed_at")


@dataclass(frozen=True, slots=True)
class Quiet:
    """A person and the last day on which they signed in, kept or confirmed their account."""

    person: SubjectRef
    since: date


def open_account_count() -> int:
    return Account.objects.filter(state=AccountState.ACTIVE).count()


def quiet_since(
    day: date, *, after: date | None = None, size: int = 2_000
) -> Iterator[list[Quiet]]:
    """Give, in batches, the open accounts that gave no sign after a day."""
    rows = Account.objects.filter(_quiet(day), state=AccountState.ACTIVE)
    last: Any = None
    while True:
        rest = rows if last is None else rows.filter(person__gt=last)
        found = list(rest.order_by("person").values_list(*_SIGNS)[:size])
        if found:
            yield [_read(row) for row in found]
        if len(found) < size:
            return
        last = found[-1][0]


def last_signs(people: Collection[SubjectRef], *, locked: bool = False) -> dict[SubjectRef, date]:
    """Give the last day of a sign from each of these people whose account is open.

    `locked` keeps their sign-ins waiting until the transaction ends.
    """
    rows = Account.objects.filter(person__in=people, state=AccountState.ACTIVE)
    found = (rows.select_for_update() if locked else rows).values_list(*_SIGNS)
    return {one.person: one.since for one in map(_read, found)}


def _quiet(day: date) -> Q:
    """No sign after a day. Each part can use its own index or is seldom filled."""
    tomorrow = datetime.combine(day + timedelta(days=1), time.min, tzinfo=LEGAL_ZONE)
    return (
        (Q(last_sign_in_on__lte=day) | Q(last_sign_in_on__isnull=True))
        & (Q(kept_on__lte=day) | Q(kept_on__isnull=True))
        & Q(confirmed_at__lt=tomorrow)
    )


def _read(row: tuple[Any, ...]) -> Quiet:
    person, signed_in, kept, confirmed = row
    days = [day for day in (signed_in, kept, legal_day(confirmed)) if day is not None]
    return Quiet(person=SubjectRef(person), since=max(days))
