"""A course, a session and its seats: the rows that the measured pages show."""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from bench.processes import ROOT
from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.catalogue.actions.import_course import import_course
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.catalogue.queries import current_version
from florilege.teaching.catalogue.source.course import read_course
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.actions.plan_session import SessionPlan, plan_session
from florilege.teaching.enrolment.enums import EnrolmentState, HalfDay
from florilege.teaching.enrolment.models import Enrolment

COURSE = ROOT / "demo" / "schools" / "academie" / "courses" / "ecrire-clair"
WITH_FILES = ('kind = "video"', 'kind = "document"')
ACTIVITY = "[[activities]]"


def add_course() -> str:
    """Publish a course of the demo, without its film and its sheet: those would have to be made."""
    with tempfile.TemporaryDirectory(prefix="florilege-bench-course-") as folder:
        copy = Path(folder) / COURSE.name
        shutil.copytree(COURSE, copy)
        for module in copy.glob("*/module.toml"):
            head, *activities = module.read_text().split(ACTIVITY)
            kept = [one for one in activities if not any(word in one for word in WITH_FILES)]
            module.write_text(ACTIVITY.join([head, *kept]))
        source = read_course(copy, media_address=_address)
        return str(import_course(source, at=clock.now()).course_id)


def _address(media: UUID) -> str:
    return f"/media/{media}/"


def add_session(course: str, *, trainer: str = "", seats: int = 1000) -> str:
    """Plan a session that has begun, with a half-day a week."""
    today = clock.today()
    planned = SessionPlan(
        course_id=UUID(course),
        title="Écrire clair, groupe du soir",
        starts_on=today - timedelta(days=14),
        ends_on=today + timedelta(days=60),
        capacity=seats,
        modality=Modality.DISTANCE,
        weekdays=(1,),
        halves=(HalfDay.EVENING,),
    )
    session = plan_session(planned, at=clock.now())
    if trainer:
        assign_trainer(
            session_id=session,
            person=SubjectRef(UUID(trainer)),
            since=today - timedelta(days=14),
        )
    return str(session)


def seat_people(session: str, course: str, people: Sequence[str]) -> list[str]:
    """Give confirmed seats in bulk; give their ids in the order of the people."""
    at, version = clock.now(), current_version(UUID(course))
    assert version is not None
    seats = [
        Enrolment(
            id=uuid4(),
            person=UUID(person),
            session_id=UUID(session),
            course_id=UUID(course),
            version_id=version,
            state=EnrolmentState.CONFIRMED,
            asked_at=at + timedelta(milliseconds=number),
            confirmed_at=at,
        )
        for number, person in enumerate(people)
    ]
    Enrolment.objects.bulk_create(seats, batch_size=5_000)
    return [str(seat.id) for seat in seats]
