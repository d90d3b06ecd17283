"""Restrict data: stored and not used, from this second on (GDPR art. 18)."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra.gate.opened import sealing_key
from florilege.infra.outbox.sending import send
from florilege.kernel.datum import Datum
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Vault
from florilege.rights.data import NotRestrictable, may_be_restricted
from florilege.rights.enums import Cause, Ground
from florilege.rights.events import ChoiceMade, RecipientsConcerned
from florilege.rights.models import Restriction
from florilege.rights.standing import obey


class NotRestricted(Exception):
    """There is no such restriction in force."""


def restrict_data(
    *,
    person: SubjectRef,
    category: Category | None,
    ground: Ground,
    note: str,
    at: datetime,
    entered_by: SubjectRef | None = None,
    datum: Datum | None = None,
) -> Restriction:
    """Restrict one datum, one category, or everything. The same restriction twice is one.

    Raises: NotRestrictable; KeyWithheld if the person is going or gone.
    """
    if datum is not None and not may_be_restricted(datum, person):
        raise NotRestrictable(datum.word)
    sealing_key(person)
    restriction = Restriction(
        id=uuid4(),
        person=person,
        category=category.value if category else "",
        datum=datum.word if datum else "",
        ground=ground,
        note=note or None,
        begun_at=at,
        entered_by=entered_by,
    )
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            restriction.save(force_insert=True)
            send(ChoiceMade(person=person), vault=Vault.IDENTITY, at=at)
            told = RecipientsConcerned(person=person, cause=Cause.RESTRICTION, about=restriction.id)
            send(told, vault=Vault.IDENTITY, at=at)
    except IntegrityError:
        restriction = Restriction.objects.get(
            person=person,
            category=restriction.category,
            datum=restriction.datum,
            lifted_at=None,
        )
    obey(person)
    return restriction


def lift_own(restriction_id: UUID, *, person: SubjectRef, at: datetime) -> None:
    """Lift a restriction at its person's own wish, at once.

    Raises: NotRestricted.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        mine = Restriction.objects.filter(id=restriction_id, person=person, lifted_at=None)
        if not mine.update(lifted_at=at):
            raise NotRestricted
        send(ChoiceMade(person=person), vault=Vault.IDENTITY, at=at)
    obey(person)
