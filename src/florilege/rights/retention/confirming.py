"""The officer's word on a doubtful night: it holds for the day on which it is given."""

from datetime import date, datetime, timedelta
from uuid import UUID

from florilege.infra.clock import legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.rights.models import Doubt, SweepNight
from florilege.rights.retention.days import midnight


class NothingToConfirm(Exception):
    """The night is unknown, or acted without being asked."""


def confirm_night(*, night_id: UUID, by: SubjectRef, at: datetime) -> None:
    """Let the keeper act on this day although it doubted.

    Raises: NothingToConfirm.
    """
    doubtful = SweepNight.objects.filter(id=night_id).exclude(doubt=Doubt.NONE)
    if not doubtful.update(confirmed_at=at, confirmed_by=by):
        raise NothingToConfirm


def confirmed_at(on: date) -> datetime | None:
    """Give the last word given on a day, if there is one."""
    day = SweepNight.objects.filter(confirmed_at__gte=midnight(on))
    given = day.filter(confirmed_at__lt=midnight(on + timedelta(days=1)))
    return given.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()


def is_confirmed(on: date) -> bool:
    return confirmed_at(on) is not None


def waits_for_sweep(*, at: datetime) -> bool:
    """Tell whether a word was given today and the night of today has not acted since."""
    on = legal_day(at)
    given = confirmed_at(on)
    if given is None:
        return False
    acted = SweepNight.objects.filter(day=on, doubt=Doubt.NONE, ended_at__isnull=False)
    return not acted.filter(begun_at__gte=given).exists()
