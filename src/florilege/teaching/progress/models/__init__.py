"""Tables of the progress room."""

from florilege.teaching.progress.models.active_clock import ActiveClock
from florilege.teaching.progress.models.activity_record import ActivityRecord
from florilege.teaching.progress.models.completion import Completion
from florilege.teaching.progress.models.place import Place

__all__ = ["ActiveClock", "ActivityRecord", "Completion", "Place"]
