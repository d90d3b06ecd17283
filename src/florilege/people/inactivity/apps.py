"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class InactivityConfig(RoomConfig):
    name = "florilege.people.inactivity"
    label = "inactivity"
    vaults = (Vault.IDENTITY,)
