"""The fiscal year: its close is the starting event of invoices, and of payments."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The last day of each fiscal year. A 29th of February is the last day of that month."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    def closing(self, day: date) -> date:
        """Give the close of the fiscal year in which a day lies.

        Example: with 30 June, 1 July 2026 closes on 30 June 2027, as 30 June 2027 itself does.
        """
        this = self.in_year(day.year)
        return this if day <= this else self.in_year(day.year + 1)

    def last_close_by(self, day: date) -> date:
        """Give the last close on or before a day: what lies after it has not closed yet."""
        this = self.in_year(day.year)
        return this if this <= day else self.in_year(day.year - 1)
