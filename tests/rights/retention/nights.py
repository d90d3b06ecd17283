"""Go through nights as the worker does, on a clock that stands where the test wants."""

from datetime import UTC, date, datetime

from florilege.infra import clock
from florilege.rights.models import SweepNight
from florilege.rights.retention.sweeping import sweep


def at(day: date, hour: int = 2) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def night(day: date) -> SweepNight:
    with clock.CLOCK.fixed(at(day)):
        return sweep(on=day, at=at(day))
