"""Read who holds which role."""

from datetime import date

from django.db.models import Q

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.staff.models import RoleGrant


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
