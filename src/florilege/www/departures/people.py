"""The people whose roles a desk may end, opened under one look, and what they have open."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from florilege.infra.departing import works_of
from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.contacts import Names
from florilege.people.departures.enums import ROLES_OF_DESK, Desk
from florilege.people.departures.queries import SHOWN, Leaving, departures_at
from florilege.people.staff.queries import Held, grant_rows, held
from florilege.people.staff.words import ROLE_WORDS
from florilege.www.departures.forms import Part
from florilege.www.public.searching import plain

OPENED = (
    "identity.Profile.given_name",
    "identity.Profile.family_name",
    "staff.RoleGrant.role",
    "staff.RoleGrant.since",
    "staff.RoleGrant.until",
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

    def holds(self, role: Role) -> bool:
        return any(one.role is role for one in self.roles)


def holders(desk: Desk, *, on: date) -> list[Holder]:
    """Give who holds a role of the desk or is to, by name. Three queries, one look."""
    rows = [
        row for row in grant_rows(roles=ROLES_OF_DESK[desk]) if not row.until or row.until >= on
    ]
    departures = {SubjectRef(one.person): one for one in departures_at(desk)}
    names = Names({SubjectRef(row.person) for row in rows} | set(departures))
    look_together(*names.sights, (rows, ("role", "since", "until")), (departures.values(), SHOWN))
    order, grants = list(ROLES_OF_DESK[desk]), sorted(map(held, rows), key=lambda one: one.since)
    found = [
        Holder(
            person=person,
            name=str(name),
            is_withheld=name.is_withheld,
            roles=tuple(
                sorted(
                    (one for one in grants if one.person == person),
                    key=lambda one: order.index(one.role),
                )
            ),
            departure=departures.get(person),
        )
        for person, name in names.read().items()
    ]
    return sorted(found, key=lambda one: (one.is_withheld, plain(one.name), one.person))


def open_work(leaver: Holder, everybody: list[Holder], *, on: date) -> list[Part]:
    """Give what the one who leaves has open, with the colleagues of the same role."""
    return [
        Part(
            work=work,
            lines=work.open_lines(leaver.person, on),
            takers={
                one.person: one.name
                for one in everybody
                if one.person != leaver.person and one.holds(work.role) and not one.is_withheld
            },
        )
        for work in works_of({one.role for one in leaver.roles})
    ]
