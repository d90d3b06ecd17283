"""The keys vault's room."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class KeysConfig(RoomConfig):
    name = "florilege.infra.keys"
    label = "keys"
    vaults = (Vault.KEYS,)
