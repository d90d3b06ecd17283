"""Tables of what was handed over."""

from florilege.rights.handover.models.handover import Handover

__all__ = ["Handover"]
