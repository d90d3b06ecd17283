"""Tables of what was taken over."""

from florilege.infra.intake.models.arrival import Arrival
from florilege.infra.intake.models.intake import Intake
from florilege.infra.intake.models.taken import Taken

__all__ = ["Arrival", "Intake", "Taken"]
