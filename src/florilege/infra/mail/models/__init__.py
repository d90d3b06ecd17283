"""Tables of the mail machinery."""

from florilege.infra.mail.models.dead_address import DeadAddress
from florilege.infra.mail.models.letter import Letter
from florilege.infra.mail.models.wishes import Muted, WayOut

__all__ = ["DeadAddress", "Letter", "Muted", "WayOut"]
