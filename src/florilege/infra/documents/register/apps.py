"""The register stands in the public vault."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class RegisterConfig(RoomConfig):
    name = "florilege.infra.documents.register"
    label = "register"
    vaults = (Vault.PUBLIC,)
