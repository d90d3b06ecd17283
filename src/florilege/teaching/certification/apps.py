"""The room's place: vault learning."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class CertificationConfig(RoomConfig):
    name = "florilege.teaching.certification"
    label = "certification"
    vaults = (Vault.LEARNING,)
