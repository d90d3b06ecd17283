"""Read progress. Each look is entered; the page declares the purpose."""

from florilege.teaching.progress.queries.advance import (
    UnseenProgress,
    done_codes,
    progress_in,
    progress_of_many,
)
from florilege.teaching.progress.queries.history import (
    HistoryLines,
    begun_among,
    history_of,
    seconds_of,
    traces_of,
)
from florilege.teaching.progress.queries.places import (
    UnseenPlace,
    last_place,
    last_place_in,
    place_in,
)
from florilege.teaching.progress.shapes import (
    ActivityProgress,
    HistoryLine,
    PlaceKept,
    Progress,
    measured,
)

__all__ = [
    "ActivityProgress",
    "HistoryLine",
    "HistoryLines",
    "PlaceKept",
    "Progress",
    "UnseenPlace",
    "UnseenProgress",
    "begun_among",
    "done_codes",
    "history_of",
    "last_place",
    "last_place_in",
    "measured",
    "place_in",
    "progress_in",
    "progress_of_many",
    "seconds_of",
    "traces_of",
]
