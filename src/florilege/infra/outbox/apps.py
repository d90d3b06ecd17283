"""The outbox stands in every vault whose rooms say something."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class OutboxConfig(RoomConfig):
    name = "florilege.infra.outbox"
    label = "outbox"
    vaults = (Vault.IDENTITY, Vault.LEARNING, Vault.FINANCE)
