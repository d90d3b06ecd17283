"""The audit: every stored field of every model is declared, or the program does not start.

It raises while the apps load, because a system check alone does not stop a server.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from florilege.charter.terms import PERSONS_CLOCK, RetentionEvent
from florilege.infra import policy
from florilege.infra.gate.fields import SealedField
from florilege.infra.media.fields import SealedFileField
from florilege.infra.retention.starting import own_end_of, start_of
from florilege.infra.vaults.config import RoomConfig
from florilege.kernel.declarations import Archived, Erasure, Holding, NotPersonal, Personal
from florilege.kernel.registry import REGISTRY


class Undeclared(Exception):
    """What is stored and what is declared differ; each line says what to write."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["What is stored and what is declared differ:", *faults]))
        self.faults = faults


def refuse_undeclared() -> None:
    """Compare all models with all declarations.

    Raises: Undeclared.
    """
    faults = [*_model_faults(), *_stale_declarations()]
    if faults:
        raise Undeclared(faults)


def _model_faults() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        config = apps.get_app_config(model._meta.app_label)
        if not isinstance(config, RoomConfig) or not config.vaults:
            yield f"- {label} stands in no vault: give its AppConfig `vaults = (Vault.…,)`."
            continue
        holding = REGISTRY.holding(label)
        if holding is None:
            yield (
                f"- {label} is not declared: write a Holding(model={label!r}, …) in "
                f"{config.name.replace('.', '/')}/personal_data.py."
            )
            continue
        yield from _field_faults(model, holding, config.name.replace(".", "/"))
        yield from _rule_faults(holding)


def _field_faults(model: type[models.Model], holding: Holding, room: str) -> Iterator[str]:
    stored = {f.name: f for f in model._meta.local_concrete_fields}
    if isinstance(getattr(model._meta, "pk", None), models.CompositePrimaryKey):
        stored[model._meta.pk.name] = model._meta.pk
    for name in stored.keys() - holding.fields.keys():
        yield (
            f"- {holding.model}.{name} is not declared. Write in {room}/personal_data.py, under "
            f"Holding(model={holding.model!r}): {name!r}: Personal(category=…, purposes=…, "
            f'why="…") if it says something about a person, or NotPersonal("why that is sure").'
        )
    for name in holding.fields.keys() - stored.keys():
        yield f"- {holding.model}.{name} is declared and not stored: take the declaration out."
    for name in holding.fields.keys() & stored.keys():
        yield from _sealing_faults(holding, name, stored[name])
    if holding.subject is not None and holding.subject not in stored:
        yield f"- {holding.model}: its subject {holding.subject!r} is not one of its fields."


def _sealing_faults(holding: Holding, name: str, field: Any) -> Iterator[str]:
    declared = holding.fields[name]
    is_sealed = isinstance(field, (SealedField, SealedFileField))
    if isinstance(declared, Personal) and declared.sealed != is_sealed:
        word = "sealed" if declared.sealed else "not sealed"
        yield f"- {holding.model}.{name} is declared {word} and the field says otherwise."
    if is_sealed and not isinstance(declared, Personal):
        yield f"- {holding.model}.{name} is sealed, so it is personal: declare it Personal(…)."
    if isinstance(declared, Archived) and not isinstance(field, models.BinaryField):
        yield f"- {holding.model}.{name} is declared archived: it must hold sealed bytes."
    if isinstance(declared, NotPersonal) and len(declared.reason) < 5:
        yield f"- {holding.model}.{name}: say why it is sure that it names nobody."


def _rule_faults(holding: Holding) -> Iterator[str]:
    if holding.subject is None:
        if holding.personal_fields:
            yield f"- {holding.model} has personal fields: name its `subject` column."
        return
    charter = policy.from_file()
    if holding.retention not in charter.retention:
        yield (
            f"- {holding.model} follows the retention rule {holding.retention!r}, which the charter "
            f"does not have: add [retention.{holding.retention or '…'}] to the charter."
        )
    else:
        yield from _start_faults(holding, charter.retention[holding.retention].event)
    if holding.archived and holding.archived not in holding.fields:
        yield f"- {holding.model}: {holding.archived!r} is not one of its fields."
    if holding.erasure is Erasure.KEEP and not holding.keep_reason:
        yield f"- {holding.model} is kept at erasure: say why in `keep_reason`."
    for name, declared in holding.personal_fields.items():
        if declared.category not in charter.categories:
            yield f"- {holding.model}.{name}: the charter has no category {declared.category!r}."
        for purpose in declared.purposes - charter.purposes.keys():
            yield f"- {holding.model}.{name}: the charter has no purpose {purpose.value!r}."


def _start_faults(holding: Holding, event: RetentionEvent) -> Iterator[str]:
    """Every row has a starting event: its person's clock, or one that its room gives."""
    if event in PERSONS_CLOCK or start_of(holding.model) or own_end_of(holding.model):
        return
    yield (
        f"- {holding.model} is kept since {event.value!r}, and nothing says when that is: write "
        f'starts({holding.model!r}, F("…")) in the room\'s lifetimes.py.'
    )


def _stale_declarations() -> Iterator[str]:
    known = {m._meta.label for m in apps.get_models(include_auto_created=True)}
    for holding in REGISTRY:
        if holding.model not in known:
            yield f"- {holding.model} is declared and no such model exists."
