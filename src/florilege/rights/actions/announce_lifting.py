"""Lift a restriction by the officer: the person is told first, and it ends the day after."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.workflow.running import advance, begin
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.actions.restrict_data import NotRestricted
from florilege.rights.letters import reach_person
from florilege.rights.models import Restriction
from florilege.rights.workflows import LIFT_RESTRICTION


class CannotBeTold(Exception):
    """The person has no address here: they must be told on paper before anything changes."""


def announce_lifting(
    restriction_id: UUID, *, reason: str, told_on_paper: bool, at: datetime
) -> Restriction:
    """Announce that a restriction ends, and why; the worker lifts it once they were told.

    Raises: NotRestricted, CannotBeTold. Source: GDPR art. 18(3).
    """
    found = Restriction.objects.filter(id=restriction_id, lifted_at=None).first()
    if found is None:
        raise NotRestricted
    person = SubjectRef(found.person)
    if reach_person(person) is None and not told_on_paper:
        raise CannotBeTold
    with transaction.atomic(using=Vault.IDENTITY.value):
        row = Restriction.objects.select_for_update().get(id=restriction_id)
        if row.lift_announced_at is None:
            row.lift_reason, row.lift_announced_at = reason, at
            row.save(update_fields=["lift_reason", "lift_announced_at"])
        run = begin(LIFT_RESTRICTION, subject=person, about=row.id, at=at)
    advance(run.id, at=at)
    return Restriction.objects.get(id=restriction_id)
