"""Change a contact: by the office, or by the person themselves, who corrects what is theirs."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find, remember
from florilege.infra.outbox.sending import send
from florilege.infra.outbox.wanted import Rectified
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.contacts.actions.enter_contact import Card, as_stored
from florilege.people.contacts.models import Contact

OWN = ("name", "organisation", "job", "phone")


class NoSuchContact(Exception):
    """There is no such contact, or it is not this person's."""


class SomebodyElse(Exception):
    """The new address is another person's: what is kept of one must not be sealed as another's."""


def change_contact(contact_id: UUID, card: Card, *, at: datetime) -> Contact:
    """Write the office's card; this counts as a contact with the person.

    Raises: NoSuchContact, SomebodyElse.
    """
    contact = _contact(contact_id)
    if card.email:
        _claim(card.email, SubjectRef(contact.person))
    return _write(contact, as_stored(card) | {"last_contact_on": legal_day(at)}, at=at)


def correct_own(
    contact_id: UUID, *, person: SubjectRef, changes: Mapping[str, str], at: datetime
) -> Contact:
    """Write what the person says of themselves; the time until it goes does not start anew.

    Raises: NoSuchContact.
    """
    contact = _contact(contact_id)
    if contact.person != person:
        raise NoSuchContact
    return _write(contact, {name: changes[name] or None for name in OWN if name in changes}, at=at)


def end_relation(contact_id: UUID, *, on: date) -> None:
    """Note that there is nothing more to do with each other: the time until it goes runs.

    Raises: NoSuchContact.
    """
    if not Contact.objects.filter(id=contact_id).update(ended_on=on):
        raise NoSuchContact


def note_contact(contact_id: UUID, *, on: date) -> None:
    """Note that there was contact on a day; a relation that had ended goes on.

    Raises: NoSuchContact.
    """
    if not Contact.objects.filter(id=contact_id).update(last_contact_on=on, ended_on=None):
        raise NoSuchContact


def hand_over_contact(contact_id: UUID, *, to: SubjectRef) -> None:
    """Give a contact to a colleague.

    Raises: NoSuchContact.
    """
    if not Contact.objects.filter(id=contact_id).update(keeper=to):
        raise NoSuchContact


def hand_all_contacts_over(*, keeper: SubjectRef, to: SubjectRef | None) -> int:
    """Give all contacts of somebody to a colleague, or leave them to nobody; count those given."""
    moved = Contact.objects.filter(keeper=keeper).update(keeper=to)
    return moved if to else 0


def _write(contact: Contact, values: Mapping[str, object], *, at: datetime) -> Contact:
    for name, value in values.items():
        setattr(contact, name, value)
    with transaction.atomic(using=Vault.IDENTITY.value):
        contact.save(update_fields=list(values))
        send(
            Rectified(person=SubjectRef(contact.person), change=uuid4()),
            vault=Vault.IDENTITY,
            at=at,
        )
    return contact


def _claim(email: str, person: SubjectRef) -> None:
    normal = normal_email(email)
    owner = find(LookupKind.EMAIL, normal) or find(LookupKind.CONTACT, normal)
    if owner not in {None, person}:
        raise SomebodyElse
    if owner is None:
        try:
            remember(LookupKind.CONTACT, normal, person=person)
        except AlreadyKnown:  # Somebody else was entered with it in this very moment.
            raise SomebodyElse from None


def _contact(contact_id: UUID) -> Contact:
    found = Contact.objects.filter(id=contact_id).first()
    if found is None:
        raise NoSuchContact
    return found
