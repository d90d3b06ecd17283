"""End roles of a person, whose rights and account stay as they are."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.staff.models import RoleGrant


def end_roles(*, person: SubjectRef, roles: Collection[Role], last_day: date) -> int:
    """Let roles end with a day; what ended before keeps its own. Safe to repeat."""
    rows = RoleGrant.objects.filter(person=person, role__in=roles)
    return rows.filter(Q(until__isnull=True) | Q(until__gt=last_day)).update(until=last_day)


def lock_roles(roles: Collection[Role]) -> None:
    """Keep others from ending one of these roles, until the end of the transaction."""
    rows = RoleGrant.objects.select_for_update().filter(role__in=roles)
    list(rows.order_by("id").values_list("id"))
