"""Names of fields and days are about nobody and stand in the public vault."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class UsesConfig(RoomConfig):
    name = "florilege.infra.uses"
    label = "uses"
    vaults = (Vault.PUBLIC,)
