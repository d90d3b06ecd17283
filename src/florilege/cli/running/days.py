"""Days and times as a terminal reads them: in the words of its language, by the school's clock.

Import it once Django's apps are loaded.
"""

from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import override

from florilege.cli.running.refusing import spoken_language
from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.days import written


def in_words(day: date) -> str:
    """Example: "1er décembre 2026"."""
    with override(spoken_language()):
        return written(day)


def with_time(moment: datetime) -> str:
    """A short form that stays in its column. Example: "01/12/2026 02:05"."""
    with override(spoken_language()):
        return written(localtime(moment, LEGAL_ZONE), "SHORT_DATETIME_FORMAT")
