"""The room's place: vault learning."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class AssessmentConfig(RoomConfig):
    name = "florilege.teaching.assessment"
    label = "assessment"
    vaults = (Vault.LEARNING,)
