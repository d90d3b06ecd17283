"""Take quizzes as a learner's pages do: through the room's actions."""

from datetime import datetime
from uuid import UUID, uuid4

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.actions.save_response import save_response
from florilege.teaching.assessment.actions.start_attempt import start_attempt
from florilege.teaching.assessment.actions.submit_attempt import submit_attempt
from florilege.teaching.assessment.queries import answers_in
from florilege.teaching.assessment.rules import response_of, value_of
from florilege.teaching.assessment.shapes import Saved
from florilege.teaching.enrolment.queries import Enrolled
from tests.people_made import Made
from tests.teaching.gates import page_of
from tests.teaching.learners_made import Course

ALL_RIGHT: dict[str, str | list[str]] = {
    "biseau": "b",
    "outils": ["a", "b"],
    "saisons": ["p1 p1", "p2 p2", "p3 p3"],
    "etapes": ["s1", "s2", "s3", "s4"],
    "prix": "12,50 €",
    "vrille": "La Vrille",
}


def begin(
    seat: Enrolled, course: Course, code: str = "controle", *, at: datetime | None = None
) -> UUID:
    return start_attempt(enrolled=seat, quiz=course.content(code), at=at or clock.now())


def answer(
    made: Made,
    attempt_id: UUID,
    item_code: str,
    value: str | list[str],
    *,
    at: datetime | None = None,
    client_id: UUID | None = None,
    window_id: UUID | None = None,
    seen_seq: int = 0,
) -> Saved:
    return save_response(
        attempt_id=attempt_id,
        person=made.person,
        item_code=item_code,
        response=response_of(value),
        client_id=client_id or uuid4(),
        window_id=window_id or uuid4(),
        seen_seq=seen_seq,
        at=at or clock.now(),
    )


def hand_in(made: Made, attempt_id: UUID, *, at: datetime | None = None) -> None:
    with page_of(made, Purpose.ASSESSMENT):
        submit_attempt(attempt_id=attempt_id, person=made.person, at=at or clock.now())


def newest(made: Made, attempt_id: UUID) -> dict[str, str | list[str]]:
    """What counts now, by item code."""
    with page_of(made, Purpose.ASSESSMENT):
        answers = answers_in(attempt_id)
        return {code: value_of(one.response) for code, one in answers.items()}
