"""The room's place: vault learning."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ProgressConfig(RoomConfig):
    name = "florilege.teaching.progress"
    label = "progress"
    vaults = (Vault.LEARNING,)
