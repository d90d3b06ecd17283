"""Read who holds which role."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, Value
from django.db.models.functions import Coalesce

from florilege.infra.retention.suspending import OPEN_END
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.staff.models import RoleGrant


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds, held or is to hold."""

    person: SubjectRef
    role: Role
    since: date
    until: date | None

    def counts_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or self.until >= on)


def roles_of(person: SubjectRef, *, on: date) -> frozenset[Role]:
    """Give the roles that a person holds on a day."""
    grants = RoleGrant.objects.filter(person=person, since__lte=on)
    grants = grants.filter(Q(until__isnull=True) | Q(until__gte=on))
    return frozenset(Role(role) for role in grants.values_list("role", flat=True))


def holders_of(role: Role, *, on: date) -> list[SubjectRef]:
    """Give the people who hold a role on a day."""
    grants = RoleGrant.objects.filter(role=role, since__lte=on)
    grants = grants.filter(Q(until__isnull=True) | Q(until__gte=on))
    return [SubjectRef(person) for person in grants.values_list("person", flat=True)]


def last_days_of_roles(people: Collection[SubjectRef]) -> dict[SubjectRef, date]:
    """Give the last day of the longest role that each of these people holds or held."""
    held = RoleGrant.objects.filter(person__in=people).values_list("person")
    found = held.annotate(last=Max(Coalesce("until", Value(OPEN_END))))
    return {SubjectRef(person): last for person, last in found}


def grants_among(people: Collection[SubjectRef]) -> set[tuple[SubjectRef, Role]]:
    """Give which roles these people hold, held or are to hold."""
    rows = RoleGrant.objects.filter(person__in=people).values_list("person", "role")
    return {(SubjectRef(person), Role(role)) for person, role in rows}


def grants_held(
    people: Collection[SubjectRef] | None = None, *, roles: Collection[Role] | None = None
) -> list[Held]:
    """Give grants of some people, or of some roles, whatever their days. One query."""
    return [held(row) for row in grant_rows(people, roles=roles)]


def grant_rows(
    people: Collection[SubjectRef] | None = None, *, roles: Collection[Role] | None = None
) -> list[RoleGrant]:
    """Give the same as rows, to be looked at."""
    rows = RoleGrant.objects.order_by("since", "id")
    if people is not None:
        rows = rows.filter(person__in=people)
    if roles is not None:
        rows = rows.filter(role__in=roles)
    return list(rows)


def held(row: RoleGrant) -> Held:
    return Held(SubjectRef(row.person), Role(row.role), row.since, row.until)
