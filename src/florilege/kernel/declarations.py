"""The declaration of a datum: the one text from which register, export and erasure are computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from florilege.kernel.codes import Named
from florilege.kernel.vocabulary import Category, Purpose


class Source(StrEnum):
    """Where a value comes from (GDPR art. 14(2)(f), promise ID-12). There is no other way in."""

    PERSON = "person"  # given by the person
    USE = "use"  # results from the person's use of the platform
    STAFF = "staff"  # written by the provider's staff
    PROGRAM = "program"  # computed by the program


class Erasure(StrEnum):
    """What erasing the person does to the rows of a table."""

    DELETE = "delete"  # the rows go
    KEEP = "keep"  # an opaque id stays, by design, with the reason that the holding gives


@dataclass(frozen=True, slots=True)
class Personal:
    """A field that says something about its row's subject.

    `why` is one English sentence for the margin and the register: what the value is asked for.
    `fixed` is one English sentence too: why the value itself is never corrected, and what is done
    instead. `portable` marks what GDPR art. 20 covers: given by the person or observed from their use.
    """

    category: Category
    purposes: frozenset[Purpose]
    why: str
    source: Source = Source.PERSON
    sealed: bool = True
    portable: bool = True
    rectifiable: bool = False
    exported: bool = True
    fixed: str = ""
    named: Named | None = (
        None  # what a code or an id in this field names, so that it is said in words
    )


@dataclass(frozen=True, slots=True)
class ActedBy:
    """The opaque id of another person, who did something to this row; emptied when they leave."""

    why: str


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """A field that says nothing about anybody, and why that is sure."""

    reason: str


@dataclass(frozen=True, slots=True)
class Archived:
    """A value sealed for an expiry month's key, which the platform does not hold.

    It names somebody, and nothing beside it tells whom; it ends by its own day, not with a person.
    """

    categories: frozenset[Category]
    why: str


Declared = Personal | ActedBy | NotPersonal | Archived


@dataclass(frozen=True, slots=True)
class Holding:
    """What one table holds: about whom, under which rule, field by field.

    `model` is Django's `app_label.ModelName`; `subject` names the column with the person's id and
    is None for a table about nobody. `retention` is the code of a rule of the charter. `export`
    is the key in the person's export under which the rows stand.
    """

    model: str
    title: str
    fields: Mapping[str, Declared]
    subject: str | None = None
    retention: str = ""
    erasure: Erasure = Erasure.DELETE
    keep_reason: str = ""
    export: str = ""
    since: str = ""  # the field that tells since when a row is kept
    purposes: frozenset[Purpose] = field(default_factory=frozenset)
    # The field that tells since when a row stands in the archive; from then on it opens to its
    # person alone.
    archived: str = ""

    @property
    def personal_fields(self) -> dict[str, Personal]:
        return {name: d for name, d in self.fields.items() if isinstance(d, Personal)}

    @property
    def acted_by_fields(self) -> tuple[str, ...]:
        return tuple(name for name, d in self.fields.items() if isinstance(d, ActedBy))

    @property
    def categories(self) -> frozenset[Category]:
        return frozenset(d.category for d in self.personal_fields.values())
