"""Go on with a newer edition of the course."""

from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.catalogue.queries import course_of_version
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.enrolment.seating import NoSuchEnrolment


class OtherCourse(Exception):
    """The edition is not one of the course that the person follows."""


def adopt_version(*, enrolment_id: UUID, person: SubjectRef, version_id: UUID) -> None:
    """Learn with another edition; progress stays, since it is kept by activity code.

    Raises: NoSuchEnrolment, OtherCourse.
    """
    course_id = course_of_version(version_id)
    own = Enrolment.objects.filter(id=enrolment_id, person=person)
    if not own.exists():
        raise NoSuchEnrolment(str(enrolment_id))
    if course_id is None or not own.filter(course_id=course_id).update(version_id=version_id):
        raise OtherCourse(str(version_id))
