"""Read which editions people were shown."""

from collections.abc import Set

from florilege.kernel.subjects import SubjectRef
from florilege.people.notices.models import NoticeShown


def shown_among(people: Set[SubjectRef], *, version: int) -> set[SubjectRef]:
    """Give those of the people who were shown an edition."""
    rows = NoticeShown.objects.filter(person__in=people, version=str(version))
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}
