"""The record of processing as the authority's model arranges it: one sheet a processing (GDPR art. 30).

The columns are those of the CNIL's record: purposes, people, data, sensitive data, durations,
recipients, transfers, security.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from florilege.charter.chapters import WORDS
from florilege.charter.law import EUROPEAN_AREA
from florilege.charter.model import Charter, Section
from florilege.charter.parties import Recipient
from florilege.charter.text import Text
from florilege.infra.declarations.labels import label_of
from florilege.kernel.declarations import Holding
from florilege.kernel.vocabulary import Category
from florilege.oversight.register import (
    CategoryUse,
    Processing,
    TableUse,
    record_of_processing,
)


@dataclass(frozen=True, slots=True)
class DataLine:
    """One category of data within a processing: what, how long, and who outside receives it."""

    category: str
    what: str
    told: tuple[str, ...]  # each table with its fields, in words
    fields: tuple[str, ...]  # the same by their names in the program
    sealed: int
    durations: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One processing. `since` is the day from which the charter that names it applies."""

    reference: str
    title: str
    pillar: str
    purpose: str
    basis: str
    balance: str
    people: str
    sensitive: str
    data: tuple[DataLine, ...]
    recipients: tuple[str, ...]
    transfers: tuple[str, ...]
    security: str
    since: date


def sheets(*, charter: Charter, holdings: Iterable[Holding], language: str) -> tuple[Sheet, ...]:
    """Give every processing, pillar by pillar, in the language of the page."""
    record = record_of_processing(charter=charter, holdings=holdings)
    return tuple(
        _sheet(processing, charter, language) for part in record for processing in part.processings
    )


def _sheet(processing: Processing, charter: Charter, language: str) -> Sheet:
    entry = processing.entry
    outside = [r for r in charter.recipients if processing.purpose in r.purposes]
    return Sheet(
        reference=processing.purpose.value,
        title=entry.title.in_language(language),
        pillar=WORDS[entry.pillar.value].in_language(language),
        purpose=entry.explanation.in_language(language),
        basis=WORDS[entry.basis.value].in_language(language),
        balance=entry.balance.in_language(language) if entry.balance else "",
        people=people_of(use.category for use in processing.categories),
        sensitive=_("None is declared, and none is asked."),
        data=tuple(_line(use, charter, language) for use in processing.categories),
        recipients=tuple(f"{r.name}, {r.role.in_language(language)}" for r in outside),
        transfers=tuple(transfer_words(r, language) for r in outside if leaves_the_union(r)),
        security=charter.statements[Section.SECURITY].body.in_language(language),
        since=charter.in_force_on,
    )


def _line(use: CategoryUse, charter: Charter, language: str) -> DataLine:
    entry = charter.categories[use.category]
    fields = [
        (f"{table.holding.model}.{name}", declared)
        for table in use.tables
        for name, declared in table.fields
    ]
    durations = dict.fromkeys(
        _duration(table.retention.in_use, table.retention.archived, language)
        for table in use.tables
    )
    return DataLine(
        category=entry.title.in_language(language),
        what=entry.explanation.in_language(language),
        told=tuple(_told(table) for table in use.tables),
        fields=tuple(name for name, _declared in fields),
        sealed=sum(declared.sealed for _name, declared in fields),
        durations=tuple(durations),
        recipients=tuple(r.name for r in use.recipients),
    )


def _told(table: TableUse) -> str:
    """Example: "Profile: First name, Name, Pseudonym"."""
    words = ", ".join(label_of(table.holding.model, name) for name, _declared in table.fields)
    return _("%(table)s: %(fields)s") % {"table": _(table.holding.title), "fields": words}


def _duration(in_use: Text, archived: Text | None, language: str) -> str:
    said = in_use.in_language(language)
    if archived is None:
        return said
    then = archived.in_language(language)
    return _("%(in_use)s; then archived: %(archived)s") % {"in_use": said, "archived": then}


def people_of(categories: Iterable[Category]) -> str:
    """Say whom a processing is about."""
    found = set(categories)
    if not found:
        return _("Nobody yet: no stored field serves it.")
    if found == {Category.STAFF}:
        return _("Staff and trainers")
    if found == {Category.RELATIONS}:
        return _("Contacts without an account")
    if Category.RELATIONS in found:
        return _("Learners, staff and trainers, and contacts without an account")
    if Category.STAFF in found:
        return _("Learners, staff and trainers")
    return _("Learners, and whoever else has an account")


def leaves_the_union(recipient: Recipient) -> bool:
    return recipient.country not in EUROPEAN_AREA


def transfer_words(recipient: Recipient, language: str) -> str:
    safeguard = recipient.safeguard
    under = WORDS[safeguard.value].in_language(language) if safeguard else "–"
    return f"{recipient.name} ({recipient.country}), {under}"
