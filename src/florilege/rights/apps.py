"""The desk stands beside the accounts."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class RightsConfig(RoomConfig):
    name = "florilege.rights"
    label = "rights"
    vaults = (Vault.IDENTITY,)
