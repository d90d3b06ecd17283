"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class IdentityConfig(RoomConfig):
    name = "florilege.people.identity"
    label = "identity"
    vaults = (Vault.IDENTITY,)
