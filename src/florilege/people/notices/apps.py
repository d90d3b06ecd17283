"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class NoticesConfig(RoomConfig):
    name = "florilege.people.notices"
    label = "notices"
    vaults = (Vault.IDENTITY,)
