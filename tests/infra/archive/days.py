"""Stand on a later day, at an hour of the night."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from florilege.infra.clock import CLOCK, LEGAL_ZONE


@contextmanager
def days_later(day: date, days: int = 0) -> Iterator[datetime]:
    at = datetime.combine(day + timedelta(days=days), time(3), tzinfo=LEGAL_ZONE)
    with CLOCK.fixed(at):
        yield at
