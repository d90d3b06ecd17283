"""The record of nights is about nobody."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ScheduleConfig(RoomConfig):
    name = "florilege.infra.schedule"
    label = "schedule"
    vaults = (Vault.PUBLIC,)
