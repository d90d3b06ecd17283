"""The room's place: vault learning."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class EnrolmentConfig(RoomConfig):
    name = "florilege.teaching.enrolment"
    label = "enrolment"
    vaults = (Vault.LEARNING,)
