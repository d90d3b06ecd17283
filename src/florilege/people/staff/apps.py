"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class StaffConfig(RoomConfig):
    name = "florilege.people.staff"
    label = "staff"
    vaults = (Vault.IDENTITY,)
