"""What the officer must see: nights that did nothing, that doubted, or that nobody ran."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings

from florilege.infra.clock import legal_day
from florilege.infra.keys.models import Epoch
from florilege.rights.models import Doubt, SweepNight


class Alarm(StrEnum):
    STOPPED = "stopped"  # no night for as long as the setting says
    IDLE = "idle"  # something was due, night after night, and nothing went
    DOUBTFUL = "doubtful"  # the last night waits for the officer's word
    UNMOVED = "unmoved"  # something should be in the archive, and nobody takes it there


def alarms(*, at: datetime) -> tuple[Alarm, ...]:
    """Give what is wrong with the last nights; two queries."""
    most = settings.RETENTION_IDLE_NIGHTS
    nights = list(SweepNight.objects.order_by("-day")[:most])
    if not nights:
        return (Alarm.STOPPED,) if _is_old(at, most) else ()
    found = []
    if nights[0].day < legal_day(at) - timedelta(days=most):
        found.append(Alarm.STOPPED)
    if len(nights) == most and all(night.due and not night.gone for night in nights):
        found.append(Alarm.IDLE)
    if nights[0].doubt != Doubt.NONE:
        found.append(Alarm.DOUBTFUL)
    if nights[0].kept:
        found.append(Alarm.UNMOVED)
    return tuple(found)


def _is_old(at: datetime, nights: int) -> bool:
    """An installation of yesterday has had no night yet, and nothing is wrong."""
    begun = Epoch.objects.order_by("number").values_list("started_at", flat=True).first()
    return begun is not None and at - begun > timedelta(days=nights)
