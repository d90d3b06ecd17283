"""The app configuration that every room inherits: a room says in which vault it keeps."""

from typing import ClassVar

from django.apps import AppConfig

from florilege.kernel.vocabulary import Vault


class RoomConfig(AppConfig):
    """A room or a piece of machinery with tables.

    `vaults` holds one vault; machinery whose tables must stand beside a room's (the outbox, issued
    documents) names several, and its rows are always reached with an explicit `using`.
    """

    vaults: ClassVar[tuple[Vault, ...]] = ()
    default = False  # Django would otherwise hesitate between this class and the room's
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        cls.default = True
