"""What tells people of their archived documents stands beside their accounts."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ArchiveDeskConfig(RoomConfig):
    name = "florilege.rights.archive"
    label = "archive_desk"
    vaults = (Vault.IDENTITY,)
