"""The room's place: vault public. It holds nothing about anybody."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class CatalogueConfig(RoomConfig):
    name = "florilege.teaching.catalogue"
    label = "catalogue"
    vaults = (Vault.PUBLIC,)
