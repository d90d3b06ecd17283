"""Read who was told, and who stays when everybody else has gone."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.closing.models import Farewell
from florilege.people.staff.queries import holders_of

# Who opens the archive, and who answers for it (GDPR art. 37): they stay until it is empty.
KEEPERS = (Role.ARCHIVIST, Role.OFFICER)


def keepers(*, on: date) -> set[SubjectRef]:
    return {person for role in KEEPERS for person in holders_of(role, on=on)}


def told_among(people: Iterable[SubjectRef], *, closing_id: UUID) -> set[SubjectRef]:
    rows = Farewell.objects.filter(person__in=set(people), closing_id=closing_id)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


def told_of_others(closing_id: UUID | None, *, most: int) -> list[tuple[SubjectRef, UUID]]:
    """Give people who were told of a closing that does not stand any more."""
    rows = Farewell.objects.exclude(closing_id=closing_id) if closing_id else Farewell.objects
    found = rows.order_by("id").values_list("person", "closing_id")[:most]
    return [(SubjectRef(person), closing) for person, closing in found]
