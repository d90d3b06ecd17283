"""Find courses by their permanent names, many at once."""

from collections.abc import Iterable
from uuid import UUID

from florilege.teaching.catalogue.models import CourseVersion


def courses_named(slugs: Iterable[str]) -> dict[str, tuple[UUID, UUID]]:
    """Give each published course's id and its current edition's, by permanent name. One query."""
    rows = CourseVersion.objects.filter(is_current=True, course__slug__in=set(slugs))
    found = rows.values_list("course__slug", "course_id", "id")
    return {slug: (course, version) for slug, course, version in found}
