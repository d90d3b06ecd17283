"""The plain names stand in the vault of the sealed ones."""

from importlib import import_module

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class PlainConfig(RoomConfig):
    name = "bench.plain"
    label = "plain"
    vaults = (Vault.IDENTITY,)

    def ready(self) -> None:
        # The product reads the declarations of its own rooms alone.
        import_module("bench.plain.personal_data")
