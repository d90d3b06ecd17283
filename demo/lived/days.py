"""When people do things: hours of the legal day, turned into moments."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from florilege.infra.clock import LEGAL_ZONE

SATURDAY = 5


def moment(on: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute, second), LEGAL_ZONE).astimezone(UTC)


def around(on: date, hour: int, *, chance: Random) -> datetime:
    """Give a moment within the hour that follows, to the second."""
    return moment(on, hour) + timedelta(seconds=chance.randrange(3600))


def next_working_day(on: date) -> date:
    while on.weekday() >= SATURDAY:
        on += timedelta(days=1)
    return on
