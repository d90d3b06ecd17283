"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ContactsConfig(RoomConfig):
    name = "florilege.people.contacts"
    label = "contacts"
    vaults = (Vault.IDENTITY,)
