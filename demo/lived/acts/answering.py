"""People take a quiz: begin, answer question by question, hand in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from demo.lived.acts.studying import Lesson
from demo.lived.world import World, acting_as
from florilege.kernel.vocabulary import Purpose, Role
from florilege.teaching.assessment.actions.save_response import AttemptClosed, save_response
from florilege.teaching.assessment.actions.start_attempt import start_attempt
from florilege.teaching.assessment.actions.submit_attempt import submit_attempt
from florilege.teaching.assessment.rules.responses import Value, response_of

_PURPOSES = (Purpose.ASSESSMENT, Purpose.TEACHING)


@dataclass(frozen=True, slots=True)
class BeginQuiz:
    lesson: Lesson

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        seat = world.seat(one.email, one.session, at=at)
        quiz = world.quiz(one.course, one.code)
        with acting_as(Role.LEARNER, seat.person, *_PURPOSES, route="learner:start"):
            attempt_id = start_attempt(enrolled=seat, quiz=quiz, at=at)
        world.keep_attempt(one.email, one.session, one.code, attempt_id)


@dataclass(frozen=True, slots=True)
class Answer:
    """`seen` is the number of the step that the page showed of this question, 0 if there was none."""

    lesson: Lesson
    item: str
    value: Value
    message: UUID
    window: UUID
    seen: int

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        person = world.person(one.email)
        with acting_as(Role.LEARNER, person, *_PURPOSES, route="learner:question"):
            attempt_id = world.attempt(one.email, one.session, one.code, at=at)
            try:
                save_response(
                    attempt_id=attempt_id,
                    person=person,
                    item_code=self.item,
                    response=response_of(self.value),
                    client_id=self.message,
                    window_id=self.window,
                    seen_seq=self.seen,
                    at=at,
                )
            except AttemptClosed:
                return  # Time was up before this question; what was answered counts.


@dataclass(frozen=True, slots=True)
class HandIn:
    lesson: Lesson

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        person = world.person(one.email)
        with acting_as(Role.LEARNER, person, *_PURPOSES, route="learner:review"):
            attempt_id = world.attempt(one.email, one.session, one.code, at=at)
            submit_attempt(attempt_id=attempt_id, person=person, at=at)
