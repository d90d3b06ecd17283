"""A school whose pages are measured: a trainer's session, and a learner in the middle of it."""

from typing import Any
from uuid import UUID, uuid4

from django.core import serializers
from django.urls import reverse

from bench.inside.people import add_people, add_person
from bench.inside.records import add_history
from bench.inside.school import add_course, add_session, seat_people
from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.assessment.actions.save_response import save_response
from florilege.teaching.assessment.actions.start_attempt import start_attempt
from florilege.teaching.assessment.rules import response_of
from florilege.teaching.catalogue.models import Activity, Course, CourseVersion, Item, Module
from florilege.teaching.catalogue.queries import ActivityContent, activity, items, outline
from florilege.teaching.enrolment.models import Slot, TrainingSession
from florilege.teaching.enrolment.queries import Enrolled, enrolled
from florilege.teaching.progress.actions.open_activity import open_activity

STEPS_EACH = 10


def prepare(*, learners: int, courses: int) -> dict[str, Any]:
    """Make the school and give what to ask for each page: who, path, and what it must show."""
    trainer = add_person("trainer", roles=["trainer"])
    learner = add_person("learner")
    course = add_course()
    session = add_session(course, trainer=trainer)
    seats = seat_people(session, course, [learner, *add_people(learners - 1)])
    add_history(seats, each=STEPS_EACH)
    for _ in range(courses - 1):
        seat_people(add_session(course), course, [learner])
    seat = enrolled(UUID(seats[0]), SubjectRef(UUID(learner)))
    assert seat is not None
    return _pages(seat, session)


def shared_rows() -> str:
    """Write the rows that are about nobody, for the bare site beside."""
    models = (Course, CourseVersion, Module, Activity, Item, TrainingSession, Slot)
    rows = [row for model in models for row in model.objects.all()]
    return str(serializers.serialize("json", rows))


def _pages(seat: Enrolled, session: str) -> dict[str, Any]:
    plan = outline(seat.version_id)
    assert plan is not None
    text = next(one for one in plan.activities if one.kind == "text")
    open_activity(enrolled=seat, activity_id=text.id, activity_code=text.code, at=clock.now())
    quiz = activity(next(one.id for one in plan.activities if one.kind == "quiz"))
    assert quiz is not None
    _attempt, question = _begun_attempt(seat, quiz)
    learner = {"who": "learner"}
    return {
        "learner home": learner | {"path": reverse("learner:home"), "shows": plan.title},
        "course": learner
        | {"path": reverse("learner:course", args=[seat.id]), "shows": text.title},
        "lesson": learner
        | {"path": reverse("learner:activity", args=[seat.id, text.code]), "shows": text.title},
        "quiz question": learner | {"path": question["path"], "shows": quiz.title},
        "quiz answer": learner | question | {"shows": "saved_at"},
        "my data": learner | {"path": reverse("rights:my_data"), "shows": "</main>"},
        "trainer's session": {
            "who": "trainer",
            "path": reverse("trainer:session", args=[session]),
            "shows": "Marchand",
        },
        "trainer home": {"who": "trainer", "path": reverse("trainer:home"), "shows": "groupe"},
    }


def _begun_attempt(seat: Enrolled, quiz: ActivityContent) -> tuple[UUID, dict[str, Any]]:
    """Answer every question once, so that each page of the attempt has answers to open."""
    attempt = start_attempt(enrolled=seat, quiz=quiz, at=clock.now())
    found = items(quiz.id)
    for item in found:
        save_response(
            attempt_id=attempt,
            person=seat.person,
            item_code=item.code,
            response=response_of(["a"]),
            client_id=uuid4(),
            window_id=uuid4(),
            seen_seq=0,
            at=clock.now(),
        )
    number, item = next((n, i) for n, i in enumerate(found, 1) if i.kind == "single_choice")
    sends = {
        "window": str(uuid4()),
        "seen": "1000",
        "shown": "",
        "answer": item.body["choices"][0]["id"],
    }
    path = reverse("learner:question", args=[attempt, number])
    return attempt, {"path": path, "sends": sends}
