"""The list of contacts: searched and put in order here, because names are sealed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from florilege.infra import policy
from florilege.infra.gate.looking import look_together
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.contacts.enums import KIND_WORDS, ContactKind
from florilege.people.contacts.queries import LISTED, all_contacts
from florilege.people.credentials.contacts import Names
from florilege.people.staff.queries import holders_of
from florilege.www.public.searching import plain

ORDERS = ("name", "organisation", "latest")


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in words; what may not be used now is its placeholder."""

    id: UUID
    kind: str
    name: str
    organisation: str
    job: str
    email: str
    last_contact_on: date
    goes_on: date
    is_told: bool
    is_withheld: bool


def lines_found(*, words: str, order: str) -> list[ContactLine]:
    """Give those in which every word stands, in order; one look is entered. One query."""
    rows = all_contacts()
    look_together((rows, LISTED))
    rule = policy.charter().retention["contacts"].rule
    lines = [
        ContactLine(
            id=row.id,
            kind=_(KIND_WORDS[ContactKind(row.kind)]),
            name=str(row.name),
            organisation=str(row.organisation or ""),
            job=str(row.job or ""),
            email=str(row.email or ""),
            last_contact_on=row.last_contact_on,
            goes_on=rule.gone_on(row.ended_on or row.last_contact_on),
            is_told=row.noticed_at is not None,
            is_withheld=isinstance(row.name, Withheld),
        )
        for row in rows
    ]
    wanted = plain(words).split()
    found = [line for line in lines if all(word in _text(line) for word in wanted)]
    return sorted(found, key=_KEYS.get(order, _by_name))


def colleagues(*, on: date) -> dict[SubjectRef, str]:
    """Open the names of who works in the office, to choose a keeper among them. Two queries."""
    names = Names(holders_of(Role.OFFICE, on=on))
    look_together(*names.sights, purpose=Purpose.ENROLMENT)
    known = {person: str(name) for person, name in names.read().items() if not name.is_withheld}
    return dict(sorted(known.items(), key=lambda entry: plain(entry[1])))


def _text(line: ContactLine) -> str:
    return plain(f"{line.name} {line.organisation} {line.job} {line.email} {line.kind}")


def _by_name(line: ContactLine) -> tuple[object, ...]:
    return (line.is_withheld, plain(line.name), line.id)


def _by_organisation(line: ContactLine) -> tuple[object, ...]:
    return (not line.organisation, plain(line.organisation), plain(line.name), line.id)


def _by_latest(line: ContactLine) -> tuple[object, ...]:
    return (-line.last_contact_on.toordinal(), plain(line.name), line.id)


_KEYS: dict[str, Callable[[ContactLine], tuple[object, ...]]] = {
    "name": _by_name,
    "organisation": _by_organisation,
    "latest": _by_latest,
}
