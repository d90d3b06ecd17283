"""Tables of the keys vault."""

from florilege.infra.keys.models.epoch import Epoch, EpochPointer
from florilege.infra.keys.models.lookup import Lookup
from florilege.infra.keys.models.person_key import PersonKey

__all__ = ["Epoch", "EpochPointer", "Lookup", "PersonKey"]
