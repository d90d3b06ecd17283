"""The office plans sessions; people ask for seats and give them up."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.school import Planned
from demo.lived.world import World
from florilege.infra.clock import legal_day
from florilege.teaching.catalogue.queries import course_page
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.actions.plan_session import SessionPlan, plan_session
from florilege.teaching.enrolment.actions.request_enrolment import request_enrolment
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment


@dataclass(frozen=True, slots=True)
class PlanSession:
    session: Planned

    def do(self, world: World, at: datetime) -> None:
        one = self.session
        if world.find_session(one.title, at=at) is not None:
            return
        course = course_page(one.course)
        assert course is not None
        plan = SessionPlan(
            course_id=course.card.id,
            title=one.title,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            capacity=one.capacity,
            modality=course.card.modality,
            place=one.place,
            weekdays=one.weekdays,
            halves=one.halves,
        )
        plan_session(plan, at=at)


@dataclass(frozen=True, slots=True)
class GiveToTrainer:
    session: str
    trainer: str

    def do(self, world: World, at: datetime) -> None:
        assign_trainer(
            session_id=world.session(self.session, at=at),
            person=world.person(self.trainer),
            since=legal_day(at),
        )


@dataclass(frozen=True, slots=True)
class AskForSeat:
    email: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        request_enrolment(
            person=world.person(self.email), session_id=world.session(self.session, at=at), at=at
        )


@dataclass(frozen=True, slots=True)
class GiveSeatUp:
    email: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        withdraw_enrolment(enrolment_id=world.seat(self.email, self.session, at=at).id, at=at)
