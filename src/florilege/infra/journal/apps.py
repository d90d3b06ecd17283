"""The journal vault's room."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class JournalConfig(RoomConfig):
    name = "florilege.infra.journal"
    label = "journal"
    vaults = (Vault.JOURNAL,)
