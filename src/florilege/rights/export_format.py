"""How a row stands in an export: computed from its declaration."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from florilege.infra import policy
from florilege.infra.gate.withheld import Withheld
from florilege.infra.media.fields import SealedFileField
from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import REGISTRY
from florilege.rights.portability import mark_of

FORMAT = "florilege-person"
VERSION = 2
FROM = "from"  # beside a brought entry: the number of its origin in `brought`


def exported_fields(holding: Holding) -> list[str]:
    """The personal fields that stand in an export, files excepted, in declared order."""
    return [name for name, d in holding.personal_fields.items() if d.exported]


def reference_fields(holding: Holding, model: type[models.Model]) -> list[str]:
    """Opaque ids that tie an exported row to others."""
    names = []
    for field in model._meta.local_concrete_fields:
        declared = holding.fields.get(field.name)
        target = field.target_field if isinstance(field, models.ForeignKey) else field
        is_reference = isinstance(declared, NotPersonal) and isinstance(target, models.UUIDField)
        if is_reference and field.name != holding.subject:
            names.append(field.attname)
    return names


def all_file_fields(model: type[models.Model]) -> list[str]:
    """The sealed files of a table, exported or not."""
    return [f.name for f in model._meta.local_concrete_fields if isinstance(f, SealedFileField)]


def file_fields(holding: Holding, model: type[models.Model]) -> list[str]:
    """The sealed files of a table that stand in an export."""
    return [name for name in all_file_fields(model) if holding.personal_fields[name].exported]


def row_as_json(holding: Holding, row: models.Model) -> dict[str, Any]:
    """Turn a row that was looked at into JSON values."""
    return {name: _as_json(getattr(row, column)) for name, column in _columns(holding, type(row))}


_known_columns: dict[type[models.Model], list[tuple[str, str]]] = {}


def _columns(holding: Holding, model: type[models.Model]) -> list[tuple[str, str]]:
    """Under which name each column stands; worked out once, for a file has thousands of rows."""
    if model not in _known_columns:
        files, names = set(file_fields(holding, model)), exported_fields(holding)
        # A foreign key stands as the id that its row holds; following it would be a query.
        stored = [(n, model._meta.get_field(n)) for n in names if n not in files]
        _known_columns[model] = [
            *((name, name) for name in reference_fields(holding, model)),
            *((name, str(getattr(field, "attname", name))) for name, field in stored),
        ]
    return _known_columns[model]


def marks() -> dict[str, dict[str, str]]:
    """Say of every exported field whether it is portable in law, and why if it is not."""
    charter = policy.charter()
    return {
        holding.export: {
            name: mark_of(holding.personal_fields[name], charter=charter).value
            for name in exported_fields(holding)
        }
        for holding in REGISTRY.about_people()
        if holding.export
    }


def _as_json(value: Any) -> Any:
    if isinstance(value, Withheld):
        return None
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (bytes, memoryview)):
        raise TypeError("bytes have no place in an export: declare a sealed file")
    return value
