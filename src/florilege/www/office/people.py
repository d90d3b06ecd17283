"""The people of a session as the office sees them, all opened under one look."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.contacts import Contact, Contacts, Name, Names
from florilege.people.staff.queries import holders_of
from florilege.teaching.enrolment.enums import EnrolmentState, Needed, WaitsFor
from florilege.teaching.enrolment.queries import (
    Enrolled,
    SessionCard,
    Teaching,
    unseen_learners,
    unseen_trainers,
)
from florilege.teaching.enrolment.rules import missing_minimum, reasons_to_wait
from florilege.teaching.enrolment.words import STATE_WORDS, WAITING_WORDS
from florilege.www.public.searching import plain

# What the look opens; pages declare it.
OPENED = (
    "enrolment.Enrolment.state",
    "enrolment.Enrolment.asked_at",
    "enrolment.SessionTrainer.since",
    "identity.Profile.given_name",
    "identity.Profile.family_name",
    "identity.Profile.phone",
    "credentials.Account.email",
)


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """A learner of a session: how to reach them, and why their seat waits if it does."""

    seat: Enrolled
    contact: Contact | None
    state: str
    reasons: tuple[str, ...]

    @property
    def is_waiting(self) -> bool:
        return self.seat.state is EnrolmentState.REQUESTED

    @property
    def may_be_confirmed(self) -> bool:
        return self.reasons == (WAITING_WORDS[WaitsFor.OFFICE],)

    @property
    def may_be_withdrawn(self) -> bool:
        return self.seat.state in (EnrolmentState.REQUESTED, EnrolmentState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class TrainerLine:
    part: Teaching
    name: Name | None
    has_ended: bool


@dataclass(frozen=True, slots=True)
class SessionPeople:
    """Learners by name, trainers by their first day."""

    learners: tuple[LearnerLine, ...]
    trainers: tuple[TrainerLine, ...]


def people_of(session: SessionCard, *, on: date) -> SessionPeople:
    """Open the people of a session. Four queries, one look."""
    seats, teaching = unseen_learners(session.id), unseen_trainers([session.id])
    contacts = Contacts(seat.person for seat in seats.values)
    names = Names(part.person for part in teaching.values)
    look_together(seats.sight, teaching.sight, *contacts.sights, *names.sights)
    reached, named = contacts.read(), names.read()
    lines = [_learner(seat, reached.get(seat.person), session) for seat in seats.values]
    return SessionPeople(
        learners=tuple(sorted(lines, key=_by_name)),
        trainers=tuple(
            TrainerLine(part, named.get(part.person), part.until is not None and part.until < on)
            for part in teaching.values
        ),
    )


def trainers_to_choose(session_id: UUID, *, on: date) -> dict[SubjectRef, str]:
    """Open the names of those who could be given a session, by name. Three queries, one look."""
    teaching = unseen_trainers([session_id])
    may_teach = set(holders_of(Role.TRAINER, on=on))
    names = Names(may_teach - {part.person for part in teaching.values if part.until is None})
    look_together(teaching.sight, *names.sights)
    known = {p: str(name) for p, name in names.read().items() if not name.is_withheld}
    return dict(sorted(known.items(), key=lambda entry: plain(entry[1])))


def _learner(seat: Enrolled, contact: Contact | None, session: SessionCard) -> LearnerLine:
    reasons: tuple[str, ...] = ()
    if seat.state is EnrolmentState.REQUESTED:
        waits = reasons_to_wait(missing=_missing(contact), seats_left=session.seats_left)
        reasons = tuple(WAITING_WORDS[reason] for reason in waits)
    return LearnerLine(seat=seat, contact=contact, state=STATE_WORDS[seat.state], reasons=reasons)


def _missing(contact: Contact | None) -> tuple[Needed, ...]:
    if contact is None or contact.name.is_withheld:
        return tuple(Needed)
    return missing_minimum(name=str(contact.name), email=contact.email, phone=contact.phone)


def _by_name(line: LearnerLine) -> tuple[str, str, UUID]:
    name = line.contact.name if line.contact else None
    return (plain(name.family) if name else "", plain(name.given) if name else "", line.seat.id)
