"""The record of processing (GDPR art. 30), computed from the charter and the declarations.

Pillar → purpose, with its basis → category → table → fields, retention, recipients (POL-05).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from florilege.charter.model import Charter, PurposeEntry
from florilege.charter.parties import Recipient
from florilege.charter.terms import RetentionEntry
from florilege.kernel.declarations import Holding, Personal
from florilege.kernel.vocabulary import Category, Pillar, Purpose


@dataclass(frozen=True, slots=True)
class TableUse:
    """The fields of one table that serve a purpose, and the rule under which its rows live."""

    holding: Holding
    fields: tuple[tuple[str, Personal], ...]
    retention: RetentionEntry


@dataclass(frozen=True, slots=True)
class CategoryUse:
    """One category within a purpose: its tables, and who outside receives it for this purpose."""

    category: Category
    tables: tuple[TableUse, ...]
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class Processing:
    purpose: Purpose
    entry: PurposeEntry
    categories: tuple[CategoryUse, ...]


@dataclass(frozen=True, slots=True)
class PillarPart:
    pillar: Pillar
    processings: tuple[Processing, ...]


def record_of_processing(
    *, charter: Charter, holdings: Iterable[Holding]
) -> tuple[PillarPart, ...]:
    """Arrange all processing by the three pillars, in the order of the vocabulary."""
    held = tuple(holdings)
    return tuple(
        PillarPart(
            pillar=pillar,
            processings=tuple(
                _processing(purpose, charter, held)
                for purpose in Purpose
                if charter.purposes[purpose].pillar is pillar
            ),
        )
        for pillar in Pillar
    )


def _processing(purpose: Purpose, charter: Charter, held: tuple[Holding, ...]) -> Processing:
    uses = (_category(category, purpose, charter, held) for category in Category)
    return Processing(
        purpose=purpose,
        entry=charter.purposes[purpose],
        categories=tuple(use for use in uses if use.tables),
    )


def _category(
    category: Category, purpose: Purpose, charter: Charter, held: tuple[Holding, ...]
) -> CategoryUse:
    tables = (_table(holding, category, purpose, charter) for holding in held)
    return CategoryUse(
        category=category,
        tables=tuple(table for table in tables if table is not None),
        recipients=tuple(
            r for r in charter.recipients if category in r.categories and purpose in r.purposes
        ),
    )


def _table(
    holding: Holding, category: Category, purpose: Purpose, charter: Charter
) -> TableUse | None:
    fields = tuple(
        (name, declared)
        for name, declared in holding.personal_fields.items()
        if declared.category is category and purpose in declared.purposes
    )
    if not fields:
        return None
    return TableUse(holding=holding, fields=fields, retention=charter.retention[holding.retention])
