"""People study: they open a lesson, are active in it, keep their place, finish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from demo.lived.world import World, acting_as
from florilege.kernel.vocabulary import Purpose, Role
from florilege.teaching.progress.actions.complete_activity import complete_activity
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.actions.record_active_time import record_active_time
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.queries import progress_in
from florilege.teaching.progress.rules import Locator


@dataclass(frozen=True, slots=True)
class Lesson:
    """An activity in somebody's seat."""

    email: str
    session: str
    course: str
    code: str


@dataclass(frozen=True, slots=True)
class LookAtCourse:
    """The course's page, where a visit begins."""

    email: str
    session: str
    course: str

    def do(self, world: World, at: datetime) -> None:
        seat = world.seat(self.email, self.session, at=at)
        with acting_as(Role.LEARNER, seat.person, Purpose.TEACHING, route="learner:course"):
            progress_in(seat, world.outline(self.course))


@dataclass(frozen=True, slots=True)
class OpenLesson:
    lesson: Lesson

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        open_activity(
            enrolled=world.seat(one.email, one.session, at=at),
            activity_id=world.activity(one.course, one.code).id,
            activity_code=one.code,
            at=at,
        )


@dataclass(frozen=True, slots=True)
class StayActive:
    """A beat of the page: `seconds` is what it claims since the one before."""

    lesson: Lesson
    seconds: int
    beat: UUID
    opened_at: datetime

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        record_active_time(
            enrolled=world.seat(one.email, one.session, at=at),
            activity_id=world.activity(one.course, one.code).id,
            activity_code=one.code,
            seconds=self.seconds,
            client_id=self.beat,
            opened_at=self.opened_at,
            at=at,
        )


@dataclass(frozen=True, slots=True)
class KeepPlace:
    lesson: Lesson
    place: Locator

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        save_place(
            enrolled=world.seat(one.email, one.session, at=at),
            activity_code=one.code,
            locator=self.place,
            at=at,
        )


@dataclass(frozen=True, slots=True)
class Finish:
    lesson: Lesson

    def do(self, world: World, at: datetime) -> None:
        one = self.lesson
        complete_activity(
            enrolled=world.seat(one.email, one.session, at=at),
            activity_id=world.activity(one.course, one.code).id,
            activity_code=one.code,
            at=at,
        )
