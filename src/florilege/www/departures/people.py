"""The people whose roles a desk may end, opened under one look, and what they have open."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from florilege.infra.departing import works_of
from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.contacts import Names
from florilege.people.departures.enums import ROLES_OF_DESK, Desk
from florilege.people.departures.queries import (
    SHOWN,
    Leaving,
    departure_and_lines,
    departures_at,
)
from florilege.people.staff.queries import Held, grant_rows, held
from florilege.people.staff.words import ROLE_WORDS
from florilege.www.departures.forms import Part
from florilege.www.public.searching import plain

GRANTED = ("role", "since", "until")
OPENED = (
    "identity.Profile.given_name",
    "identity.Profile.family_name",
    *(f"staff.RoleGrant.{name}" for name in GRANTED),
    *(f"departures.Departure.{name}" for name in SHOWN),
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds roles of a desk, with their departure if one is under way."""

    person: SubjectRef
    name: str
    is_withheld: bool
    roles: tuple[Held, ...]
    departure: Leaving | None

    @property
    def duties(self) -> list[str]:
        return [_(ROLE_WORDS[one.role]) for one in self.roles]

    def holds(self, roles: Collection[Role]) -> bool:
        """Tell whether they hold one of some roles."""
        return any(one.role in roles for one in self.roles)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Who leaves or may leave, what they have open, and who was chosen for it so far."""

    holder: Holder
    parts: list[Part]
    chosen: dict[tuple[str, str], SubjectRef]


def holders(desk: Desk, *, on: date) -> list[Holder]:
    """Give who holds a role of the desk or is to, by name. Three queries, one look."""
    rows = _grants(desk, on=on)
    departures = {SubjectRef(one.person): one for one in departures_at(desk)}
    names = Names({SubjectRef(row.person) for row in rows} | set(departures))
    look_together(*names.sights, (rows, GRANTED), (departures.values(), SHOWN))
    return _by_name(names, map(held, rows), departures, desk)


def leaver(desk: Desk, person: SubjectRef, *, on: date) -> Leaver | None:
    """Give one of them with what is open, by kind of work. One look."""
    rows = _grants(desk, on=on)
    departure, chosen = departure_and_lines(person, desk)
    roles = {held(row).role for row in rows if row.person == person}
    if not roles and departure is None:
        return None
    opened = [(work, work.open_lines(person, on)) for work in works_of(roles)]
    names = Names({SubjectRef(row.person) for row in rows} | {person})
    shown = ([departure], SHOWN) if departure else ([], SHOWN)
    sights = [sight for _work, what in opened for sight in what.sights]
    look_together(*names.sights, (rows, GRANTED), shown, *sights)
    under_way = {person: departure} if departure else {}
    everybody = _by_name(names, map(held, rows), under_way, desk)
    theirs = next((one for one in everybody if one.person == person), None)
    if theirs is None:
        return None
    takers = [one for one in everybody if one.person != person and not one.is_withheld]
    parts = [
        Part(work, what.lines, {one.person: one.name for one in takers if one.holds(work.roles)})
        for work, what in opened
    ]
    return Leaver(theirs, parts, chosen)


def _grants(desk: Desk, *, on: date) -> list[Any]:
    rows = grant_rows(roles=ROLES_OF_DESK[desk])
    return [row for row in rows if row.until is None or row.until >= on]


def _by_name(
    names: Names, grants: Iterable[Held], departures: Mapping[SubjectRef, Leaving], desk: Desk
) -> list[Holder]:
    order = list(ROLES_OF_DESK[desk])
    roles: dict[SubjectRef, list[Held]] = {}
    for one in sorted(grants, key=lambda one: (order.index(one.role), one.since)):
        roles.setdefault(one.person, []).append(one)
    found = [
        Holder(
            person=person,
            name=str(name),
            is_withheld=name.is_withheld,
            roles=tuple(roles.get(person, ())),
            departure=departures.get(person),
        )
        for person, name in names.read().items()
    ]
    return sorted(found, key=lambda one: (one.is_withheld, plain(one.name), one.person))
