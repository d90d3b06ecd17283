"""Staff look at what their work shows them; each look is entered in the journal."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World, acting_as
from florilege.infra.gate.looking import look_together
from florilege.infra.journal.queries import Search, entries
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.contacts import Contacts, Names
from florilege.people.identity.queries import full_names
from florilege.teaching.enrolment.queries import unseen_learners
from florilege.teaching.progress.queries import progress_of_many


@dataclass(frozen=True, slots=True)
class TrainerLooks:
    """As the trainer's page of a session does."""

    trainer: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        session_id, trainer = world.session(self.session, at=at), world.person(self.trainer)
        with acting_as(Role.TRAINER, trainer, Purpose.TEACHING, route="trainer:session"):
            seats = unseen_learners(session_id)
            names = Names(seat.person for seat in seats.values)
            look_together(seats.sight, *names.sights)
            progress_of_many(seat.id for seat in seats.values)


@dataclass(frozen=True, slots=True)
class OfficeLooks:
    """As the office's page of a session does."""

    clerk: str
    session: str

    def do(self, world: World, at: datetime) -> None:
        session_id, clerk = world.session(self.session, at=at), world.person(self.clerk)
        with acting_as(Role.OFFICE, clerk, Purpose.ENROLMENT, route="office:session"):
            seats = unseen_learners(session_id)
            contacts = Contacts(seat.person for seat in seats.values)
            look_together(seats.sight, *contacts.sights)


@dataclass(frozen=True, slots=True)
class OfficerLooks:
    """The officer opens the name behind a trainer's newest look, and says why."""

    officer: str
    reason: str

    def do(self, world: World, at: datetime) -> None:
        entry = entries(Search(role=Role.TRAINER.value)).first()
        if entry is None or entry.actor is None:
            return
        officer = world.person(self.officer)
        route = f"officer:look, {self.reason}"
        with acting_as(Role.OFFICER, officer, Purpose.RIGHTS, route=route):
            full_names([SubjectRef(entry.actor)])
