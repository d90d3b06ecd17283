"""The watch as an app: its grants, its nightly tasks, and one table about fields, not people."""

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class OversightConfig(RoomConfig):
    name = "florilege.oversight"
    label = "oversight"
    vaults = (Vault.PUBLIC,)
