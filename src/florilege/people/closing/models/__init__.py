"""Tables of the farewell."""

from florilege.people.closing.models.farewell import Farewell

__all__ = ["Farewell"]
