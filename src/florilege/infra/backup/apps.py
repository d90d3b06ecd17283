"""The record of backups is about nobody."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class BackupConfig(RoomConfig):
    name = "florilege.infra.backup"
    label = "backup"
    vaults = (Vault.PUBLIC,)
