"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class FarewellConfig(RoomConfig):
    name = "florilege.people.closing"
    label = "farewell"
    vaults = (Vault.IDENTITY,)
