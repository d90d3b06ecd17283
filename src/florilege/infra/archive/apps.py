"""The archive's place: a vault of its own, guarded from the first connection on."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ArchiveConfig(RoomConfig):
    name = "florilege.infra.archive"
    label = "archive"
    vaults = (Vault.ARCHIVE,)

    def ready(self) -> None:
        from florilege.infra.archive.guard import guard_connections

        guard_connections()
