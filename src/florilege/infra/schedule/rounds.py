"""Go round: every task that is registered, each failure kept from the others."""

import logging
from datetime import date, datetime
from uuid import uuid4

from django.db import close_old_connections

from florilege.infra.clock import LEGAL_ZONE, legal_day
from florilege.infra.schedule.models import Beat, Night
from florilege.infra.schedule.registering import Act, nightly_tasks, often_tasks

log = logging.getLogger(__name__)
NIGHT_HOUR = 2  # in Paris, when few learn


def go_round(*, at: datetime) -> int:
    """Do what is due; give how much was done, so that an idle worker can rest."""
    done = sum(_guarded(name, act, at) for name, act in often_tasks().items())
    if at.astimezone(LEGAL_ZONE).hour >= NIGHT_HOUR:
        done += go_through_night(at=at)
    Beat.objects.update_or_create(id=1, defaults={"at": at})
    close_old_connections()
    return done


def go_through_night(*, at: datetime) -> int:
    """Do the nightly tasks that this legal day has not seen done."""
    day = legal_day(at)
    behind = set(
        Night.objects.filter(day=day, done_at__isnull=False).values_list("task", flat=True)
    )
    done = 0
    for name, act in nightly_tasks().items():
        if name not in behind:
            done += _one_night(name, act, day=day, at=at)
    return done


def _one_night(name: str, act: Act, *, day: date, at: datetime) -> int:
    night, _ = Night.objects.get_or_create(task=name, day=day, defaults={"id": uuid4()})
    try:
        count = act(at)
    except Exception:
        log.exception("nightly task %s failed", name)
        return 0
    Night.objects.filter(id=night.id).update(done_at=at, count=count)
    return count


def _guarded(name: str, act: Act, at: datetime) -> int:
    try:
        return act(at)
    except Exception:
        log.exception("task %s failed", name)
        return 0
