"""Read contacts: rows to look at, and how one is reached or found."""

from collections.abc import Iterable, Set
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra.gate.looking import Sight, look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.mail.reaching import Reach
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.kernel.wrapping import normal_email
from florilege.people.contacts import errands
from florilege.people.contacts.models import Contact

LISTED = ("kind", "name", "organisation", "job", "email", "last_contact_on", "noticed_at")
SHOWN = (*LISTED, "phone", "language", "given_by", "giver", "entered_on", "ended_on")


def all_contacts() -> list[Contact]:
    """Every contact, to be looked at and then put in order: names are sealed."""
    return list(Contact.objects.order_by("id"))


def contact_numbered(contact_id: UUID) -> Contact | None:
    return Contact.objects.filter(id=contact_id).first()


def contacts_about(person: SubjectRef) -> list[Contact]:
    """What is kept of one person as a contact, the latest first."""
    return list(Contact.objects.filter(person=person).order_by("-entered_on", "id"))


def kept_by(keeper: SubjectRef) -> QuerySet[Contact]:
    """Contacts that somebody looks after."""
    return Contact.objects.filter(keeper=keeper)


def known_contacts(people: Set[SubjectRef]) -> set[SubjectRef]:
    rows = Contact.objects.filter(person__in=people)
    return {SubjectRef(person) for person in rows.values_list("person", flat=True)}


def person_by_contact_address(address: str) -> SubjectRef | None:
    """Find the contact who has this address, in any of its spellings."""
    return find(LookupKind.CONTACT, normal_email(address))


class ContactNames:
    """The names of some people as contacts, to be looked at with other rows. One query."""

    def __init__(self, people: Iterable[SubjectRef]) -> None:
        self.rows = list(Contact.objects.filter(person__in=set(people)).order_by("entered_on"))

    @property
    def sights(self) -> tuple[Sight, ...]:
        return ((self.rows, ("name",)),)

    def read(self) -> dict[SubjectRef, str]:
        return {SubjectRef(row.person): str(row.name) for row in self.rows}


def reach_of_contact(person: SubjectRef, purpose: Purpose) -> Reach | None:
    """Tell where to write to a contact, for a purpose that their data are declared for."""
    if purpose not in {Purpose.RELATIONS, Purpose.RIGHTS}:
        return None
    row = Contact.objects.filter(person=person, email__isnull=False).order_by("-entered_on").first()
    if row is None:
        return None
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.REACH):
        look([row], "email", "language")
        if row.email is None or isinstance(row.email, Withheld):
            return None
        return Reach(address=str(row.email), language=row.language, has_space=False)
