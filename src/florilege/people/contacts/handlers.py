"""What the machinery below asks of this room: how a contact is reached, and whom it knows."""

from collections.abc import Set

from florilege.infra.keys.known import knows
from florilege.infra.mail import reaching
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.contacts.queries import known_contacts, reach_of_contact


@reaching.answer_reach
def reach(person: SubjectRef, purpose: Purpose) -> reaching.Reach | None:
    return reach_of_contact(person, purpose)


@knows
def contacts(people: Set[SubjectRef]) -> set[SubjectRef]:
    return known_contacts(people)
