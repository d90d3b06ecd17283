"""The night: what is over goes, what is out of use moves, people are asked or end; and a report.

It may be killed at any point and done again: every step looks for what is due and does it. What
went is what was due less what is left, so that the report is right after a kill too.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from florilege.infra.retention.paths import person_path
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import Doubt, SweepNight
from florilege.rights.retention.confirming import is_confirmed
from florilege.rights.retention.counting import ARCHIVED, Found, count_due
from florilege.rights.retention.doubting import doubt_about
from florilege.rights.retention.kept import kept_tables
from florilege.rights.retention.removing import move_out_of_use, remove_over

log = logging.getLogger(__name__)


def sweep(*, on: date, at: datetime) -> SweepNight:
    """Do the night of a legal day, or go on with it; a doubtful one is only reported."""
    found = count_due(on)
    night = _night_of(on, found=found, at=at)
    if not is_confirmed(on):
        night.doubt = doubt_about(on=on, at=at, due=found.due)
        if night.doubt:
            log.error("retention of %s did not act: %s", on, night.doubt)
            return _ended(night, left=found, at=at)
    night.doubt = Doubt.NONE
    for _ in _acts(found, on=on, at=at):
        pass
    left = count_due(on) if found.due else found
    return _ended(night, left=left, at=at)


def _acts(found: Found, *, on: date, at: datetime) -> Iterator[object]:
    yield from person_path().act(on, at)
    for kept in kept_tables():
        if kept.name + ARCHIVED in found.due:
            yield from move_out_of_use(kept, on=on, at=at)
        if kept.name in found.due:
            yield from remove_over(kept, on=on)


def _night_of(on: date, *, found: Found, at: datetime) -> SweepNight:
    """Give the day's report. One that was cut short goes on with what it had found then."""
    night = SweepNight.objects.filter(day=on).first()
    if night is None:
        try:
            with transaction.atomic(using=Vault.IDENTITY.value):
                return SweepNight.objects.create(
                    id=uuid4(), day=on, begun_at=at, due=found.due, kept=found.kept
                )
        except IntegrityError:
            night = SweepNight.objects.get(day=on)  # Another worker began in this very moment.
    if night.ended_at is not None:
        names = night.gone.keys() | found.due.keys()
        night.due = {n: night.gone.get(n, 0) + found.due.get(n, 0) for n in names}
        night.begun_at, night.ended_at = at, None
        night.save(update_fields=["due", "begun_at", "ended_at"])
    return night


def _ended(night: SweepNight, *, left: Found, at: datetime) -> SweepNight:
    gone = {name: due - left.due.get(name, 0) for name, due in night.due.items()}
    night.gone = {name: count for name, count in gone.items() if count > 0}
    night.kept = left.kept
    night.ended_at = at
    night.save(update_fields=["gone", "kept", "ended_at", "doubt"])
    if night.kept:
        log.error("retention of %s: nobody archives %s", night.day, sorted(night.kept))
    return night
