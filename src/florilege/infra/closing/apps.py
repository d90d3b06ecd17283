"""That a school closes is about nobody."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ClosingConfig(RoomConfig):
    name = "florilege.infra.closing"
    label = "closing"
    vaults = (Vault.PUBLIC,)
