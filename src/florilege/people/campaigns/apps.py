"""The room's place: vault identity."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class CampaignsConfig(RoomConfig):
    name = "florilege.people.campaigns"
    label = "campaigns"
    vaults = (Vault.IDENTITY,)
