"""Tables of the closing."""

from florilege.infra.closing.models.closing import Closing

__all__ = ["Closing"]
