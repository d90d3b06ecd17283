"""What lies before a learner during an attempt: the quiz, its questions, what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.actions.submit_attempt import AnswersWithheld, submit_attempt
from florilege.teaching.assessment.enums import AttemptState
from florilege.teaching.assessment.queries import answers_in, attempt_of
from florilege.teaching.assessment.rules import is_answered
from florilege.teaching.assessment.shapes import Answer, AttemptFacts
from florilege.teaching.catalogue.queries import ActivityContent, ItemContent
from florilege.teaching.enrolment.queries import Enrolled
from florilege.www.base.page import PageRequest
from florilege.www.learner.editions import content_of, questions_of
from florilege.www.learner.seats import seat_or_404


@dataclass(frozen=True, slots=True)
class Desk:
    """An attempt with its questions in their order."""

    attempt: AttemptFacts
    seat: Enrolled
    questions: tuple[ItemContent, ...]

    @property
    def is_open(self) -> bool:
        return self.attempt.state is AttemptState.OPEN

    def question_or_404(self, number: int) -> ItemContent:
        """Give a question; they are counted from 1."""
        if not 1 <= number <= len(self.questions):
            raise Http404
        return self.questions[number - 1]

    @property
    def quiz(self) -> ActivityContent:
        """The quiz of the edition with which the attempt was begun."""
        return content_of(self.attempt.activity_id)


@dataclass(frozen=True, slots=True)
class Spot:
    """A question in the overview."""

    number: int
    question: ItemContent
    is_answered: bool
    is_current: bool


def desk_or_404(request: PageRequest, attempt_id: UUID) -> Desk:
    """Give a person's own attempt while their seat opens the course; close it if time is up."""
    attempt = attempt_of(attempt_id, person=request.person)
    if attempt is None:
        raise Http404
    seat = seat_or_404(request, attempt.enrolment_id)
    now = clock.now()
    if attempt.is_overdue(now):
        # The worker may not have come round yet; the deadline does not wait for it.
        submit_attempt(attempt_id=attempt.id, person=request.person, at=now)
        attempt = attempt_of(attempt_id, person=request.person) or attempt
    return Desk(attempt=attempt, seat=seat, questions=questions_of(attempt.activity_id))


def answers_on(desk: Desk) -> dict[str, Answer]:
    """Give the newest answers by item code.

    Raises: AnswersWithheld.
    """
    answers = answers_in(desk.attempt.id, purpose=Purpose.ASSESSMENT)
    if any(answer.response is None for answer in answers.values()):
        raise AnswersWithheld(str(desk.attempt.id))
    return answers


def overview(desk: Desk, answers: Mapping[str, Answer], *, current: int = 0) -> list[Spot]:
    return [
        Spot(
            number=number,
            question=one,
            is_answered=one.code in answers and is_answered(answers[one.code].response),
            is_current=number == current,
        )
        for number, one in enumerate(desk.questions, start=1)
    ]
