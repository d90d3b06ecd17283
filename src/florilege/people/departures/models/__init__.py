"""Tables of the departures room."""

from florilege.people.departures.models.departure import Departure, Handover

__all__ = ["Departure", "Handover"]
