"""Make courses, sessions and seats as the product does: through its actions."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from florilege.infra import clock
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.catalogue.actions.import_course import import_course
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.catalogue.queries import ActivityContent, Outline, activity, outline
from florilege.teaching.catalogue.source.course import read_course
from florilege.teaching.enrolment.actions.plan_session import SessionPlan, plan_session
from florilege.teaching.enrolment.actions.request_enrolment import request_enrolment
from florilege.teaching.enrolment.enums import HalfDay
from florilege.teaching.enrolment.queries import Enrolled
from tests.people_made import Made, make_person
from tests.teaching.catalogue.courses_written import document, film

SAMPLE = Path(__file__).parent / "assessment" / "sample_course"


@dataclass(frozen=True)
class Course:
    """A published edition and its activities by code."""

    course_id: UUID
    plan: Outline

    def content(self, code: str) -> ActivityContent:
        about = next(one for one in self.plan.activities if one.code == code)
        found = activity(about.id)
        assert found is not None
        return found


def publish(*, slug: str = "premier-bouquet", at: datetime | None = None, **changed: str) -> Course:
    """Publish the sample course; `changed` replaces texts in its files, old by new."""
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(SAMPLE, Path(place) / "course"))
        (folder / "01-tiges/coupe.mp4").write_bytes(film())
        (folder / "01-tiges/fiche.pdf").write_bytes(document())
        for file in (*folder.glob("*.toml"), *folder.glob("*/*.md"), *folder.glob("*/*.toml")):
            text = file.read_text(encoding="utf-8").replace("premier-bouquet", slug)
            for old, new in changed.items():
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8")
        source = read_course(folder, media_address=lambda media_id: f"/fichiers/{media_id}/")
        imported = import_course(source, at=at or clock.now())
    plan = outline(imported.version_id)
    assert plan is not None
    return Course(course_id=imported.course_id, plan=plan)


def enrol(made: Made, course: Course, *, starts_in: int = 0) -> Enrolled:
    """Give a seat in a session that starts some days from now."""
    at = clock.now()
    edit_profile(person=made.person, changes={"phone": "+33639981234"}, at=at)
    session_id = plan_for(course, starts_in=starts_in)
    return request_enrolment(person=made.person, session_id=session_id, at=at)


def plan_for(course: Course, *, starts_in: int = 0) -> UUID:
    """Plan a session of two months, with its half-days."""
    at = clock.now()
    starts_on = clock.legal_day(at) + timedelta(days=starts_in)
    plan = SessionPlan(
        course_id=course.course_id,
        title="Session",
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=60),
        capacity=50,
        modality=Modality.DISTANCE,
        weekdays=(0, 3),
        halves=(HalfDay.MORNING,),
    )
    return plan_session(plan, at=at)


def make_learner(course: Course) -> tuple[Made, Enrolled]:
    made = make_person()
    return made, enrol(made, course)
