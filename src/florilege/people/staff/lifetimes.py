"""Since when roles are kept, and what they stop: who holds one is not forgotten meanwhile."""

from collections.abc import Collection

from django.db.models import F
from django.utils.translation import gettext_noop

from florilege.infra.retention.starting import starts
from florilege.infra.retention.suspending import Still, suspends
from florilege.kernel.subjects import SubjectRef
from florilege.people.staff.queries import last_days_of_roles

_REASON = gettext_noop("You hold a role at the school.")


def _holding_a_role(people: Collection[SubjectRef]) -> dict[SubjectRef, Still]:
    return {person: Still(day, _REASON) for person, day in last_days_of_roles(people).items()}


starts("staff.RoleGrant", F("until"))
suspends("roles", _holding_a_role)
