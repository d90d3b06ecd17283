"""When a substantial change may take effect: so many days after everybody was told (POL-02)."""

from datetime import date

from florilege.kernel.retention import Period


class TooSoon(Exception):
    """A change would take effect before its notice is over."""

    def __init__(self, *, wanted: date, earliest: date) -> None:
        super().__init__(f"{wanted.isoformat()} is before {earliest.isoformat()}")
        self.wanted, self.earliest = wanted, earliest


def earliest_force(*, told_on: date, notice_days: int) -> date:
    """Give the first day on which a change may apply; `told_on` is the day of the last mail.

    Example: with thirty days, mail that left on 1 March lets a change apply on 31 March.
    Source: privacy policy B, "Modifications"; the charter's `deadlines.notice_days`.
    """
    return Period(days=notice_days).after(told_on)


def force_on(*, told_on: date, notice_days: int, wanted_on: date) -> date:
    """Give the day from which a change applies: as its author wants, or when the notice is over."""
    return max(wanted_on, earliest_force(told_on=told_on, notice_days=notice_days))


def refuse_too_soon(wanted: date, *, told_on: date, notice_days: int) -> None:
    """Raises: TooSoon."""
    earliest = earliest_force(told_on=told_on, notice_days=notice_days)
    if wanted < earliest:
        raise TooSoon(wanted=wanted, earliest=earliest)
