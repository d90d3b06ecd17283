"""The calendar as a person counts it on their fingers: nothing here is taken from the product."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
PARIS = ZoneInfo("Europe/Paris")


def are_over(months: int, since: date, on: date) -> bool:
    """Months are over when the calendar shows the day of the month again, or has passed it."""
    shown = (on.year - since.year) * 12 + on.month - since.month
    return shown > months or (shown == months and on.day >= since.day)


def first_day_after(months: int, days: int, since: date) -> date:
    """The first day on which so many months and then so many days are over."""
    day = since
    while not are_over(months, since, day):
        day += DAY
    return day + days * DAY


def last_day_to_answer(months: int, left_on: date) -> date:
    """The same day of the month, so many months on; the month's last day if it has no such day."""
    day = left_on
    while (day.year - left_on.year) * 12 + day.month - left_on.month < months:
        day += DAY
    while day.day < left_on.day and (day + DAY).month == day.month:
        day += DAY
    return day


def in_paris(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)
