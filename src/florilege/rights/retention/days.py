"""Where a legal day begins, as a time."""

from datetime import date, datetime, time

from florilege.infra.clock import LEGAL_ZONE


def midnight(day: date) -> datetime:
    """Give the first moment of a calendar day in Paris."""
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)
