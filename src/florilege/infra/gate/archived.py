"""A row that was moved to the archive has left daily use: it opens to its own person alone."""

from functools import cache
from typing import Any

from django.db import models

from florilege.infra.gate.opened import current
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose

# What the program itself still does with the row: hand the person their data, keep the law's copy.
_GOES_ON = frozenset({Purpose.RIGHTS, Purpose.ARCHIVING})


def is_put_away(row: models.Model, person: Any) -> bool:
    """Tell whether a row is closed to who looks now, because it stands in the archive (RET-07)."""
    since = _since(type(row))
    if not since or getattr(row, since) is None:
        return False
    gate = current()
    goes_on = gate.actor == PROGRAM and gate.purposes[0] in _GOES_ON
    return gate.actor.person != person and not goes_on


@cache
def _since(model: type[models.Model]) -> str:
    """Give the column that tells since when a row of a table is archived; empty for most."""
    holding = REGISTRY.holding(model._meta.label)
    return holding.archived if holding is not None else ""
