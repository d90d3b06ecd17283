"""What waits stands beside the accounts that it will become."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class UploadsConfig(RoomConfig):
    name = "florilege.infra.intake.uploads"
    label = "uploads"
    vaults = (Vault.IDENTITY,)
