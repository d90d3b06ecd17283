"""Pure rules of progress."""

from florilege.teaching.progress.rules.places import (
    Locator,
    NoSuchPlace,
    begins_sitting,
    locator_from,
    place_in_text,
    place_in_video,
)
from florilege.teaching.progress.rules.statements import Trace, as_xapi
from florilege.teaching.progress.rules.time import Counted, counted

__all__ = [
    "Counted",
    "Locator",
    "NoSuchPlace",
    "Trace",
    "as_xapi",
    "begins_sitting",
    "counted",
    "locator_from",
    "place_in_text",
    "place_in_video",
]
