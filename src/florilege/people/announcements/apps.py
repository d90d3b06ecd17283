"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class AnnouncementsConfig(RoomConfig):
    name = "florilege.people.announcements"
    label = "announcements"
    vaults = (Vault.IDENTITY,)
