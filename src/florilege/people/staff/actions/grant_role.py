"""Give a person a role for a time."""

from datetime import date
from uuid import uuid4

from django.db import transaction

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role, Vault
from florilege.people.staff.models import RoleGrant


class RoleIsNotGiven(Exception):
    """Strangers, learners and the program hold their roles by what they are."""


def grant_role(
    *,
    person: SubjectRef,
    role: Role,
    since: date,
    until: date | None = None,
    granted_by: SubjectRef | None = None,
) -> RoleGrant:
    """Give a role, or change its days; it counts from the next sign-in on.

    Raises: RoleIsNotGiven.
    """
    if role in {Role.ANONYMOUS, Role.SYSTEM, Role.LEARNER}:
        raise RoleIsNotGiven(role.value)
    with transaction.atomic(using=Vault.IDENTITY.value):
        grant, _ = RoleGrant.objects.update_or_create(
            person=person,
            role=role,
            defaults={"since": since, "until": until, "granted_by": granted_by},
            create_defaults={
                "id": uuid4(),
                "since": since,
                "until": until,
                "granted_by": granted_by,
            },
        )
    return grant
