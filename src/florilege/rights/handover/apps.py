"""The record of what was handed over is about nobody."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class HandoverConfig(RoomConfig):
    name = "florilege.rights.handover"
    label = "handover"
    vaults = (Vault.PUBLIC,)
