"""Sends every model to its vault and refuses whatever would cross or have none."""

from typing import Any

from django.apps import apps
from django.db.models import Model

from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.vocabulary import Vault


class NoVault(Exception):
    """A model has no vault, or stands in several and was used without saying which."""


def vaults_of(app_label: str) -> tuple[Vault, ...]:
    config = apps.get_app_config(app_label)
    return config.vaults if isinstance(config, RoomConfig) else ()


class VaultRouter:
    """Django's database router. `default` is empty on purpose: a model without a vault fails."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return self._only_vault(model, hints)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return self._only_vault(model, hints)

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return vaults_of(one._meta.app_label) == vaults_of(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db in vaults_of(app_label)

    def _only_vault(self, model: type[Model], hints: dict[str, Any]) -> str:
        vaults = vaults_of(model._meta.app_label)
        if len(vaults) == 1:
            return vaults[0].value
        instance = hints.get("instance")
        if instance is not None and instance._state.db in vaults:
            return str(instance._state.db)
        raise NoVault(f"{model._meta.label} stands in {len(vaults)} vaults: say `using=`")
