"""The clock of a request, in Paris calendar days: pure. A deadline ends early, never late."""

from dataclasses import dataclass
from datetime import date, timedelta

from florilege.charter.terms import LEGAL_MONTH, Deadlines
from florilege.rights.enums import Urgency


class TooLateToExtend(Exception):
    """The notice of an extension would leave after the day on which the answer was due."""


class BeyondTheLaw(Exception):
    """The estimated day lies after the last one that law and charter allow."""

    def __init__(self, last: date) -> None:
        super().__init__(last.isoformat())
        self.last = last


class NotLonger(Exception):
    """The estimated day is no later than the answer is due anyway."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When a request came, for how many days it stood still, and until when it was extended."""

    received_on: date
    paused_days: int = 0
    extended_until: date | None = None

    def due_on(self, deadlines: Deadlines) -> date:
        """Give the last day on which an answer is in time."""
        return self.extended_until or self._moved(deadlines.answer_by(self.received_on))

    def extension_ends(self, deadlines: Deadlines) -> date:
        """Give the last day that an extension may reach."""
        return self._moved(deadlines.extended_answer_by(self.received_on))

    def legal_end(self) -> date:
        """Give the end of the month that the law gives (GDPR art. 12(3))."""
        return self._moved(LEGAL_MONTH.until(self.received_on))

    def _moved(self, day: date) -> date:
        return day + timedelta(days=self.paused_days)


def check_extension(clock: Clock, *, deadlines: Deadlines, until: date, on: date) -> None:
    """Refuse an extension that comes late, goes too far, or gives nothing.

    Raises: TooLateToExtend, BeyondTheLaw, NotLonger.
    Source: GDPR art. 12(3).
    """
    due, last = clock.due_on(deadlines), clock.extension_ends(deadlines)
    if on > due or clock.extended_until is not None:
        raise TooLateToExtend
    if until <= due:
        raise NotLonger
    if until > last:
        raise BeyondTheLaw(last)


def reminder_on(*, received_on: date, due_on: date) -> date:
    """Give the day on which two thirds of the time are over.

    Example: received on 1 March and due on 16 March, the reminder comes on 11 March.
    """
    return received_on + timedelta(days=(due_on - received_on).days * 2 // 3)


def urgency(*, received_on: date, due_on: date, paused: bool, on: date) -> Urgency:
    """Tell how pressing an unanswered request is on a day."""
    if paused:
        return Urgency.PAUSED
    if on > due_on:
        return Urgency.LATE
    if on == due_on:
        return Urgency.TODAY
    if on >= reminder_on(received_on=received_on, due_on=due_on):
        return Urgency.SOON
    return Urgency.IN_TIME
