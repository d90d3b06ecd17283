"""Documents stand in the vault of what they certify."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class DocumentsConfig(RoomConfig):
    name = "florilege.infra.documents"
    label = "documents"
    vaults = (Vault.LEARNING, Vault.FINANCE)
