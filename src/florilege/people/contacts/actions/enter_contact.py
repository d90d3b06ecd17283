"""Enter somebody without an account; they are told at once, in their language (GDPR art. 14)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra.clock import legal_day
from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find, remember
from florilege.infra.keys.people import destroy_key, enter_person
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.contacts.enums import ContactKind, GivenBy
from florilege.people.contacts.letters import write_notice
from florilege.people.contacts.models import Contact


class NotTold(Exception):
    """There is no address to tell them at, and nobody said that they were told on paper."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the office types about a contact."""

    kind: ContactKind
    name: str
    organisation: str
    job: str
    email: str
    phone: str
    language: str
    given_by: GivenBy
    giver: str


def enter_contact(
    card: Card,
    *,
    told_on_paper: bool = False,
    by: SubjectRef,
    at: datetime,
    contact_id: UUID | None = None,
) -> Contact:
    """Enter a contact; one whose address is known here becomes the same person, with one key.

    With an id that the form brought, a second click enters nobody: the first one's card comes back.
    Raises: NotTold; KeyWithheld if that person is just being erased.
    """
    entered = Contact.objects.filter(id=contact_id).first() if contact_id else None
    if entered is not None:
        return entered
    if not card.email and not told_on_paper:
        raise NotTold
    on = legal_day(at)
    contact = Contact(
        id=contact_id or uuid4(),
        person=_person(card.email, at=at),
        entered_on=on,
        entered_by=by,
        keeper=by,
        last_contact_on=on,
        noticed_at=at if told_on_paper and not card.email else None,
        **as_stored(card),
    )
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            contact.save(force_insert=True)
            if card.email:
                write_notice(contact, address=card.email, at=at)
    except IntegrityError:  # Two clicks at once: the other was a moment earlier.
        return Contact.objects.get(id=contact.id)
    return contact


def as_stored(card: Card) -> dict[str, str | None]:
    return {
        "kind": card.kind.value,
        "name": card.name,
        "organisation": card.organisation or None,
        "job": card.job or None,
        "email": card.email or None,
        "phone": card.phone or None,
        "language": card.language,
        "given_by": card.given_by.value,
        "giver": card.giver or None,
    }


def _person(email: str, *, at: datetime) -> SubjectRef:
    """Find whose address it is, as an account's or as a contact's; or make a person of it."""
    if not email:
        return _entered(at=at)
    normal = normal_email(email)
    while (known := _known(normal)) is None:
        person = _entered(at=at)
        try:
            remember(LookupKind.CONTACT, normal, person=person)
        except AlreadyKnown:  # Somebody entered this address in this very moment: it is theirs.
            destroy_key(person, at=at)
        else:
            return person
    return known


def _known(normal: str) -> SubjectRef | None:
    return find(LookupKind.EMAIL, normal) or find(LookupKind.CONTACT, normal)


def _entered(*, at: datetime) -> SubjectRef:
    person = new_subject()
    enter_person(person, on=legal_day(at))
    return person
