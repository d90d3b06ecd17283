"""What the worker does for backups: once a night, again by the hour where it failed."""

import logging
from datetime import datetime, timedelta

from florilege.infra import policy
from florilege.infra.backup.alone import AnotherAtWork
from florilege.infra.backup.drilling import drill, is_due, sweep
from florilege.infra.backup.ending import end_backups
from florilege.infra.backup.enums import State
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.making import Told, back_up
from florilege.infra.backup.models import Copy
from florilege.infra.backup.places.known import places
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.reverting import before_upgrades

log = logging.getLogger(__name__)
EVERY = timedelta(days=1)
AGAIN_AFTER = timedelta(hours=1)


def back_up_today(*, at: datetime, told: Told) -> int:
    """Make the day's backup and end what is over; a failure is noted, told, and tried again later.

    Gives in how many places it stands.
    """
    return _back_up(places(), at=at, told=told)


def back_up_again(*, at: datetime, told: Told) -> int:
    """Try once more where the last backup is older than a day and the last try than an hour."""
    known = places()
    late = [place for place in known if _is_late(place, at=at)]
    return _back_up(late, at=at, told=told) if late else 0


def drill_if_due(*, at: datetime) -> int:
    """Try a restore if the charter's days are over; give how many drills went well."""
    if not places():
        return 0
    sweep()
    if not is_due(at=at, days=policy.charter().deadlines.backup_drill_days):
        return 0
    try:
        done = drill(at=at)
    except AnotherAtWork:
        return 0
    if done.state != State.DONE:
        log.error("restore drill failed: %s", done.why)
    return int(done.state == State.DONE)


def _is_late(place: Place, *, at: datetime) -> bool:
    """A place where nothing was ever tried waits for its first night."""
    rows = Copy.objects.filter(place=place.label)
    tried = rows.order_by("-begun_at").values_list("begun_at", flat=True).first()
    if tried is None or at - tried < AGAIN_AFTER:
        return False
    done = rows.filter(state=State.DONE).order_by("-begun_at").first()
    return done is None or at - done.begun_at > EVERY + AGAIN_AFTER


def _back_up(known: list[Place], *, at: datetime, told: Told) -> int:
    if not known:
        _end(known, at=at)
        return 0
    try:
        made = back_up(known, at=at, told=told)
    except AnotherAtWork:
        return 0
    except BackupFailed as failure:
        log.error("backup failed: %s", failure.why.value)
        return 0
    finally:
        # What is over ends whether or not something new was made.
        _end(known, at=at)
    for place, why in made.places:
        if why is not None:
            log.error("backup: place %s failed: %s", place.label, why.value)
    return sum(why is None for _, why in made.places)


def _end(known: list[Place], *, at: datetime) -> None:
    here = before_upgrades()
    try:
        known = [*known, here] if here.root.is_dir() else known
        end_backups(known, at=at, days=policy.charter().deadlines.backup_days)
    except (BackupFailed, AnotherAtWork) as failure:
        log.error("backups that are over were not all deleted: %s", type(failure).__name__)
