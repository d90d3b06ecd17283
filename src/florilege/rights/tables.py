"""Turn declarations into tables: which rows of which vaults are about a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from florilege.infra.vaults.router import vaults_of
from florilege.kernel.declarations import Erasure, Holding
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault


@dataclass(frozen=True, slots=True)
class Table:
    """One declared table in one vault."""

    holding: Holding
    model: type[models.Model]
    vault: Vault

    @property
    def name(self) -> str:
        return f"{self.vault.value}.{self.holding.model}"

    def rows(self, person: SubjectRef) -> models.QuerySet[models.Model]:
        manager = self.model._default_manager.using(self.vault.value)
        return manager.filter(**{str(self.holding.subject): person})


def tables_about_people() -> Iterator[Table]:
    """Every declared table with a subject, in every vault where it stands."""
    for holding in REGISTRY.about_people():
        yield from _in_vaults(holding)


def tables_to_erase() -> list[Table]:
    return [t for t in tables_about_people() if t.holding.erasure is Erasure.DELETE]


def tables_with_helpers() -> Iterator[Table]:
    """Tables whose rows name another person who acted."""
    for holding in REGISTRY:
        if holding.acted_by_fields:
            yield from _in_vaults(holding)


def _in_vaults(holding: Holding) -> Iterator[Table]:
    model = apps.get_model(holding.model)
    for vault in vaults_of(model._meta.app_label):
        yield Table(holding=holding, model=model, vault=vault)
