"""The one clock. Views, commands and tasks read it; everything below is given `at` or `on`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Europe/Paris")
# A machine may set its clock right by so much; with a clock further behind nothing starts.
BACK_AT_MOST = timedelta(hours=1)


class Clock:
    """Tells the time in UTC; may be set ahead of the machine's, never used to go back."""

    def __init__(self) -> None:
        self._fixed: datetime | None = None
        self._ahead = timedelta()

    def now(self) -> datetime:
        return self._fixed or datetime.now(UTC) + self._ahead

    @contextmanager
    def fixed(self, at: datetime) -> Iterator[None]:
        """Stand still at a time, as simulations and tests do."""
        before, self._fixed = self._fixed, at
        try:
            yield
        finally:
            self._fixed = before

    def set_ahead(self, by: timedelta) -> None:
        self._ahead = by


CLOCK = Clock()


def now() -> datetime:
    return CLOCK.now()


def today() -> date:
    """Give the legal day: the calendar day in Paris."""
    return legal_day(now())


def legal_day(at: datetime) -> date:
    return at.astimezone(LEGAL_ZONE).date()
