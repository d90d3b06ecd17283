"""What the worker does for this room."""

from datetime import datetime

from florilege.infra.schedule.registering import often
from florilege.teaching.assessment.actions.close_overdue_attempts import close_overdue_attempts


@often("close overdue attempts")
def close_overdue(at: datetime) -> int:
    return close_overdue_attempts(at=at)
