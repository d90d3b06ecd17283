"""Editions are about nobody and stand in the public vault."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class ChartersConfig(RoomConfig):
    name = "florilege.infra.charters"
    label = "charters"
    vaults = (Vault.PUBLIC,)
