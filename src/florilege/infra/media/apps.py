"""The store of personal files; it has no tables of its own."""

from florilege.infra.vaults.config import RoomConfig


class MediaConfig(RoomConfig):
    name = "florilege.infra.media"
    label = "media"
