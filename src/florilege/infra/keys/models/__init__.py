"""Tables of the keys vault."""

from florilege.infra.keys.models.epoch import Epoch, EpochPointer
from florilege.infra.keys.models.lookup import Lookup
from florilege.infra.keys.models.person_key import PersonKey
from florilege.infra.keys.models.tombstone import Tombstone

__all__ = ["Epoch", "EpochPointer", "Lookup", "PersonKey", "Tombstone"]
