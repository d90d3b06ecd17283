"""What the worker does after a take-over that was stopped: nobody stays untold."""

from datetime import datetime

from florilege.infra.intake.telling import tell_left_over
from florilege.infra.schedule.registering import often


@often("people taken over")
def _tell(at: datetime) -> int:
    return tell_left_over(at=at)
