"""What was taken over stands beside the accounts of those whom it is about."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class IntakeConfig(RoomConfig):
    name = "florilege.infra.intake"
    label = "intake"
    vaults = (Vault.IDENTITY,)
