"""Model fields whose values are sealed under their subject's key.

A row's `__dict__` holds an inert `Envelope`; a new value waits there as `Fresh` until it is saved.
Reading opens the envelope each time and never stores the plain value back.
"""

import json
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import FieldError
from django.db import models

from florilege.infra.gate.archived import is_put_away
from florilege.infra.gate.errors import GateClosed, SubjectChanged
from florilege.infra.gate.looking import is_shut, permitted
from florilege.infra.gate.opened import current, held_key, sealing_key
from florilege.infra.gate.withheld import Withheld
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.access import Verdict
from florilege.kernel.registry import REGISTRY
from florilege.kernel.sealing import Place, SealBroken, seal, unseal


class Envelope:
    """A sealed value as it stands in the database. It shows nothing and renders nowhere."""

    __slots__ = ("sealed",)

    def __init__(self, sealed: bytes) -> None:
        self.sealed = sealed

    def __str__(self) -> str:
        raise GateClosed("a sealed value was rendered without being looked at")

    def __repr__(self) -> str:
        return "<sealed>"


class Fresh:
    """A new value that was not saved yet. It refuses to be pickled or shown."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "<not yet sealed>"

    def __reduce__(self) -> Any:
        raise GateClosed("a value that is not sealed yet cannot be pickled")


class SealedAttribute:
    """The descriptor through which every sealed value is read and written."""

    def __init__(self, field: "SealedField") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type | None = None) -> Any:
        if row is None:
            return self
        kept = row.__dict__.get(self.field.attname)
        if isinstance(kept, Fresh):
            return kept.value
        if isinstance(kept, Envelope):
            return self.field.opened(row, kept)
        if self.field.attname not in row.__dict__:
            raise GateClosed(f"{self.field} was deferred and cannot be fetched row by row")
        return kept

    def __set__(self, row: models.Model, value: Any) -> None:
        inert = value is None or isinstance(value, Envelope)
        row.__dict__[self.field.attname] = value if inert else Fresh(value)


class SealedField(models.Field):  # type: ignore[type-arg]  # no type argument at run time
    """Base of the sealed fields: how a value is turned into bytes differs, sealing does not."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, SealedAttribute(self))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(
                f"{self.name} is sealed: it can be looked at, not searched or compared"
            )
        return super().get_lookup(lookup_name)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Envelope | None:
        return None if value is None else Envelope(bytes(value))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Envelope):
            return value
        raise FieldError(f"{self.name} is sealed: set it on a row and save the row")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(value.sealed)

    def pre_save(self, row: models.Model, add: bool) -> Any:
        kept = row.__dict__.get(self.attname)
        if isinstance(kept, Envelope):
            self._refuse_changed_subject(row)
        if isinstance(kept, Fresh):
            kept = row.__dict__[self.attname] = Envelope(self.sealed(row, kept.value))
        return kept

    def dump(self, value: Any) -> bytes:
        raise NotImplementedError

    def load(self, plain: bytes) -> Any:
        raise NotImplementedError

    def sealed(self, row: models.Model, value: Any) -> bytes:
        """Seal a value for its row under its subject's key."""
        person = self._subject(row)
        return seal(self.dump(value), key=sealing_key(person), place=self._place(row, person))

    def opened(self, row: models.Model, envelope: Envelope) -> Any:
        """Open a value that was looked at; a withheld person yields a placeholder."""
        gate, person = current(), self._subject(row)
        verdict = permitted(gate, self._label, self.attname, person)
        if verdict is Verdict.OPEN and is_put_away(row, person):
            return Withheld(Verdict.WITHHELD_ARCHIVED)
        if verdict is Verdict.OPEN and is_shut(gate, self._label, self.attname, person, row.pk):
            return Withheld(Verdict.WITHHELD_RESTRICTED)
        if verdict is None and person is not None:
            raise GateClosed(f"{self._label}.{self.attname} was not looked at")
        if verdict is not Verdict.OPEN:
            return Withheld(verdict or Verdict.WITHHELD_ERASED)
        key = held_key(gate, person)
        if key is None:
            return Withheld(Verdict.WITHHELD_ERASED)
        return self.load(unseal(envelope.sealed, key=key, place=self._place(row, person)))

    def still_opens(self, row: models.Model, *, key: bytes) -> bool:
        """Tell whether a stored value opens under its person's key; the value is given to nobody."""
        kept = row.__dict__.get(self.attname)
        if not isinstance(kept, Envelope):
            return True
        try:
            unseal(kept.sealed, key=key, place=self._place(row, self._subject(row)))
        except SealBroken:
            return False
        return True

    # What is the same for every row is worked out once: a page opens this field for each of them.

    @cached_property
    def _label(self) -> str:
        return str(self.model._meta.label)

    @cached_property
    def _subject_column(self) -> str:
        holding = REGISTRY.holding(self._label)
        if holding is None or holding.subject is None:
            raise GateClosed(f"{self._label} has sealed fields and no declared subject")
        return holding.subject

    @cached_property
    def _only_vault(self) -> str | None:
        vaults = vaults_of(self.model._meta.app_label)
        return vaults[0].value if len(vaults) == 1 else None

    def _subject(self, row: models.Model) -> Any:
        return getattr(row, self._subject_column)

    def _place(self, row: models.Model, person: Any) -> Place:
        return Place(
            person=person.bytes,
            vault=self._only_vault or self._said_vault(row),
            model=self._label.lower(),
            field=self.attname,
            row=str(row.pk).encode(),
        )

    def _said_vault(self, row: models.Model) -> str:
        """Of a model that lives in several vaults, each row says in which, before it is sealed."""
        if row._state.db is None:
            raise GateClosed(f"{self._label} lives in several vaults: say which before sealing")
        return row._state.db

    def _refuse_changed_subject(self, row: models.Model) -> None:
        loaded = row.__dict__.get("_subject_as_loaded")
        if loaded is not None and loaded != self._subject(row):
            raise SubjectChanged(f"{self.model._meta.label} {row.pk}")


class SealedText(SealedField):
    """Text, sealed. `max_length` counts characters and is checked by validation."""

    description = "Sealed text"

    def dump(self, value: Any) -> bytes:
        return str(value).encode()

    def load(self, plain: bytes) -> str:
        return plain.decode()

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{"form_class": forms.CharField, "max_length": self.max_length} | kwargs
        )


class SealedJSON(SealedField):
    """A small JSON value, sealed whole, with one owner."""

    description = "Sealed JSON"

    def dump(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def load(self, plain: bytes) -> Any:
        return json.loads(plain)


class PersonalModel(models.Model):
    """Base of models with sealed fields: remembers whose row it was when it was loaded."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **more: Any) -> Any:
        row = super().from_db(db, field_names, values, **more)
        holding = REGISTRY.holding(cls._meta.label)
        if holding is not None and holding.subject is not None:
            row.__dict__["_subject_as_loaded"] = row.__dict__.get(holding.subject)
        return row


def bulk_update_sealed(rows: list[Any], fields: list[str]) -> int:
    """Update many rows at once, sealed fields included; Django's own refuses those."""
    if not rows:
        return 0
    model = type(rows[0])
    envelopes: list[tuple[Any, SealedField]] = []
    for row in rows:
        for name in fields:
            field = model._meta.get_field(name)
            if isinstance(field, SealedField):
                field.pre_save(row, add=False)
                envelopes.append((row, field))
    kept = [(row, field, row.__dict__[field.attname]) for row, field in envelopes]
    try:
        for row, field, envelope in kept:
            row.__dict__[field.attname] = models.Value(envelope, output_field=field)
        return int(model._default_manager.bulk_update(rows, fields))
    finally:
        for row, field, envelope in kept:
            row.__dict__[field.attname] = envelope


__all__ = [
    "Envelope",
    "PersonalModel",
    "SealedField",
    "SealedJSON",
    "SealedText",
    "bulk_update_sealed",
]
