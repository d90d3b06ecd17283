"""The published JSON Schema (draft 2020-12) of an export's `data.json`, from declarations."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.gate.fields import SealedJSON
from florilege.kernel.declarations import Holding
from florilege.kernel.registry import REGISTRY
from florilege.rights.export_format import (
    FORMAT,
    FROM,
    VERSION,
    exported_fields,
    file_fields,
    reference_fields,
)
from florilege.rights.portability import PORTABLE, Mark, mark_of

_HEAD = ("format", "version", "made_at", "person", "school", "site", "policy", "marks", "brought")


def export_schema() -> dict[str, Any]:
    """Describe `data.json`: every table, every field, nothing else."""
    with override("en"):
        tables = {h.export: _table(h) for h in REGISTRY.about_people() if h.export}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Everything that a Florilège installation holds about a person",
        "type": "object",
        "additionalProperties": False,
        "required": [*_HEAD, "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": {"type": "string", "format": "date-time"},
            "person": {"type": "string", "format": "uuid"},
            "school": {"type": "string"},
            "site": {"type": "string", "format": "uri"},
            "policy": {
                "type": "object",
                "additionalProperties": False,
                "required": ["charter", "version"],
                "properties": {"charter": {"type": "string"}, "version": {"type": "integer"}},
            },
            "marks": _marks(),
            "brought": _brought(),
            "tables": {
                "type": "object",
                # Tables of a program of another age, brought from elsewhere.
                "additionalProperties": {"type": "array", "items": _of_elsewhere()},
                "required": sorted(tables),
                "properties": tables,
            },
        },
    }


def _marks() -> dict[str, Any]:
    """Whether each field is portable in law; the words are told in the README of the file."""
    words = {"enum": [mark.value for mark in Mark]}
    return {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": words},
    }


def _table(holding: Holding) -> dict[str, Any]:
    model = apps.get_model(holding.model)
    files = set(file_fields(holding, model))
    properties: dict[str, Any] = {
        name: {"type": ["string", "null"], "format": "uuid"}
        for name in reference_fields(holding, model)
    }
    for name in exported_fields(holding):
        if name in files:
            continue
        declared = holding.personal_fields[name]
        mark = mark_of(declared, charter=policy.charter())
        properties[name] = {
            **_type(model._meta.get_field(name)),
            "description": _(declared.why),
            "x-source": declared.source.value,
            "x-portable": mark in PORTABLE,
            "x-mark": mark.value,
        }
    return {
        "title": _(holding.title),
        "type": "array",
        "items": {
            "if": {"required": [FROM]},
            "then": _of_elsewhere(),
            "else": {
                "type": "object",
                "additionalProperties": False,
                "required": sorted(properties),
                "properties": properties,
            },
        },
    }


def _brought() -> dict[str, Any]:
    """Where entries with `from` come from, in the order of their numbers."""
    texts = {name: {"type": "string"} for name in ("school", "site", "person", "made_at")}
    origin = {
        "type": "object",
        "additionalProperties": False,
        "required": sorted(texts),
        "properties": texts,
    }
    return {"type": "array", "items": origin}


def _of_elsewhere() -> dict[str, Any]:
    """An entry as another installation told it, with the number of its origin."""
    return {
        "type": "object",
        "required": [FROM],
        "properties": {FROM: {"type": "integer", "minimum": 0}},
    }


def _type(field: Any) -> dict[str, Any]:
    if isinstance(field, (SealedJSON, models.JSONField)):
        return {}
    if isinstance(field, models.DateTimeField):
        return {"type": ["string", "null"], "format": "date-time"}
    if isinstance(field, models.DateField):
        return {"type": ["string", "null"], "format": "date"}
    if isinstance(field, models.BooleanField):
        return {"type": ["boolean", "null"]}
    if isinstance(field, models.IntegerField):
        return {"type": ["integer", "null"]}
    if isinstance(field, (models.FloatField, models.DecimalField)):
        return {"type": ["number", "string", "null"]}
    if isinstance(field, (models.UUIDField, models.ForeignKey)):
        return {"type": ["string", "null"], "format": "uuid"}
    return {"type": ["string", "null"]}
