"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class CredentialsConfig(RoomConfig):
    name = "florilege.people.credentials"
    label = "credentials"
    vaults = (Vault.IDENTITY,)
