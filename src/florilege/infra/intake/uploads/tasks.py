"""What the worker does: nothing that waits outlives its hours."""

from datetime import datetime

from florilege.infra.intake.uploads.ending import end_overdue
from florilege.infra.schedule.registering import often


@often("uploads")
def _end(at: datetime) -> int:
    return end_overdue(at=at)
