"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class DeparturesConfig(RoomConfig):
    name = "florilege.people.departures"
    label = "departures"
    vaults = (Vault.IDENTITY,)
