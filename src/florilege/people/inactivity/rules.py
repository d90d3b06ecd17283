"""Pure rules of the inactivity clock: when to ask, until when to wait, when it is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from florilege.kernel.retention import Period

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InactivityRule:
    """Both lengths are the charter's."""

    quiet: Period
    answer: Period

    def ask_on(self, since: date) -> date:
        """Give the day of the message, counted from the last sign.

        Example: twelve months after 29 February 2024 it is written on 1 March 2025.
        """
        return self.quiet.after(since)

    def quiet_since(self, on: date) -> date:
        """Give the last day from which it is time to ask on a day."""
        return self.quiet.begun_by(on)

    def answer_by(self, left_on: date) -> date:
        """Give the last day on which an answer keeps the account.

        Example: a message of 10 March waits until the end of 10 May.
        """
        return self.answer.until(left_on)

    def end_on(self, left_on: date) -> date:
        """Give the day on which an account without an answer ends."""
        return self.answer_by(left_on) + ONE_DAY

    def left_by(self, on: date) -> date:
        """Give the last day of leaving whose answer can no longer come on a day.

        Example: for 11 May it is 10 March; for 1 March 2025 and two months, 31 December.
        """
        day = self.answer.begun_by(on)
        while self.end_on(day) > on:
            day -= ONE_DAY
        return day


def clock_from(sign: date, *, stood_until: date | None) -> date:
    """Give the day from which the clock runs: the last sign, or the end of what had stopped it."""
    return sign if stood_until is None else max(sign, stood_until)
