"""Staff look at what their work shows them; each look is entered in the journal."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World, acting_as
from florilege.infra.gate.looking import look_together
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.contacts import Contacts, Names
from florilege.teaching.assessment.queries import best_outcomes
from florilege.teaching.enrolment.queries import look_at_learners
from florilege.teaching.progress.queries import progress_of_many


@dataclass(frozen=True, slots=True)
class TrainerLooks:
    trainer: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        session_id = world.session(self.session, at=at)
        why = (Purpose.TEACHING, Purpose.ASSESSMENT)
        with acting_as(Role.TRAINER, world.person(self.trainer), *why, route="trainer:session"):
            seats = look_at_learners(session_id)
            look_together(*Names(seat.person for seat in seats).sights)
            progress_of_many(seat.id for seat in seats)
            best_outcomes((seat.id for seat in seats), purpose=Purpose.ASSESSMENT)


@dataclass(frozen=True, slots=True)
class OfficeLooks:
    clerk: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        session_id = world.session(self.session, at=at)
        clerk = world.person(self.clerk)
        with acting_as(Role.OFFICE, clerk, Purpose.ENROLMENT, route="office:session"):
            seats = look_at_learners(session_id)
            look_together(*Contacts(seat.person for seat in seats).sights)
