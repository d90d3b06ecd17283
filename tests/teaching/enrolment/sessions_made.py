"""Plan sessions and seat people in them, as the product does."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.mail.models import Letter
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.actions.plan_session import SessionPlan, plan_session
from florilege.teaching.enrolment.actions.request_enrolment import request_enrolment
from florilege.teaching.enrolment.queries import Enrolled
from tests.people_made import Made, make_person
from tests.teaching.learners_made import Course

PHONE = "+33639981234"


def plan(
    course: Course, *, starts_in: int = 0, days: int = 60, capacity: int = 8, **changed: Any
) -> UUID:
    """Plan a session that starts some days from now."""
    starts_on = clock.today() + timedelta(days=starts_in)
    planned: dict[str, Any] = {
        "course_id": course.course_id,
        "title": "Automne, le soir",
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=days),
        "capacity": capacity,
        "modality": Modality.DISTANCE,
        **changed,
    }
    return plan_session(SessionPlan(**planned), at=clock.now())


def complete_person(**given: str) -> Made:
    """Make a person who has given the minimum, phone included."""
    made = make_person(**given)
    edit_profile(person=made.person, changes={"phone": PHONE}, at=clock.now())
    return made


def ask(made: Made, session_id: UUID) -> Enrolled:
    return request_enrolment(person=made.person, session_id=session_id, at=clock.now())


def letters_about_seats(made: Made) -> list[tuple[str, str, str]]:
    """Give kind, title and text of the letters about seats, in the order of writing."""
    rows = list(Letter.objects.filter(person=made.person, kind__startswith="enrolment"))
    rows.sort(key=lambda row: row.made_at)
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="test"):
        look(rows, "title", "text")
        return [(row.kind, row.title, row.text) for row in rows]
