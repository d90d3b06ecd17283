"""Personal fields that nothing has read for a year: candidates for removal (POL-08)."""

import logging
import time
from datetime import date, datetime
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, transaction

from florilege.infra import clock
from florilege.infra.clock import legal_day
from florilege.infra.gate.noting import put_back, take_notes
from florilege.kernel.registry import REGISTRY
from florilege.kernel.retention import Period
from florilege.kernel.vocabulary import Vault
from florilege.oversight.models import FieldUse

log = logging.getLogger(__name__)
UNREAD_AFTER = Period(months=12)
KEPT_EVERY_SECONDS = 3600
_kept_at = time.monotonic()


def unread_fields(*, on: date) -> tuple[FieldUse, ...]:
    """Give the fields that nothing has read for a year, the longest unread first."""
    known = [use for use in FieldUse.objects.all() if use.field in _declared()]
    unread = [use for use in known if on >= UNREAD_AFTER.after(_since(use))]
    return tuple(sorted(unread, key=lambda use: (_since(use), use.field)))


def keep_notes(*, on: date) -> int:
    """Write down what this process has read since the last time; give how many fields.

    What could not be written is noted again, for the next time.
    """
    taken = take_notes()
    read = taken & _declared()
    try:
        with transaction.atomic(using=Vault.PUBLIC.value):
            _know(on)
            return FieldUse.objects.filter(field__in=read).update(last_read_on=on)
    except DatabaseError:
        put_back(taken)
        raise


def keep_notes_now_and_then(**_: Any) -> None:
    """After a page, at most once an hour in each process: no page waits for it."""
    global _kept_at
    if time.monotonic() - _kept_at < KEPT_EVERY_SECONDS:
        return
    _kept_at = time.monotonic()
    try:
        keep_notes(on=clock.today())
    except DatabaseError:
        log.warning("the notes of what was read could not be kept; the next hour tries again")


request_finished.connect(keep_notes_now_and_then, dispatch_uid="oversight.unread")


def keep_notes_of_jobs(at: datetime) -> int:
    return keep_notes(on=legal_day(at))


def _know(on: date) -> None:
    """Begin the year of a field on the day on which it first stands in the program."""
    known = set(FieldUse.objects.values_list("field", flat=True))
    new = [FieldUse(field=field, known_since=on) for field in sorted(_declared() - known)]
    FieldUse.objects.bulk_create(new, ignore_conflicts=True)


def _declared() -> frozenset[str]:
    return frozenset(
        f"{holding.model}.{name}"
        for holding in REGISTRY.about_people()
        for name in holding.personal_fields
    )


def _since(use: FieldUse) -> date:
    return use.last_read_on or use.known_since
