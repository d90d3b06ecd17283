"""Mail stands beside the accounts that it goes to."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class MailConfig(RoomConfig):
    name = "florilege.infra.mail"
    label = "mail"
    vaults = (Vault.IDENTITY,)
