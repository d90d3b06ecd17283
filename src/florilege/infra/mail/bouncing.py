"""Mail that comes back: the letter is marked, the address is, and promotions end (NOT-04)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail import errands, reaching
from florilege.infra.mail.models import DeadAddress, Letter
from florilege.infra.mail.refusals import Cause
from florilege.infra.mail.serving import purpose_of
from florilege.infra.outbox.sending import send
from florilege.infra.outbox.wanted import PromotionsUnwanted
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import normal_email


def note_returned(letter_id: UUID, *, cause: Cause, at: datetime) -> bool:
    """Note that a letter came back; False if there is no such letter any more. Safe to repeat.

    Only the address that a person has now is marked: an earlier one, or a parent's, says nothing
    of theirs.
    """
    letter = Letter.objects.filter(id=letter_id).first()
    if letter is None:
        return False
    person = SubjectRef(letter.person)
    if cause is Cause.UNWANTED:
        with transaction.atomic(using=Vault.IDENTITY.value):
            send(PromotionsUnwanted(person=person), vault=Vault.IDENTITY, at=at)
        return True
    is_theirs = _went_to_present_address(letter)
    with transaction.atomic(using=Vault.IDENTITY.value):
        Letter.objects.filter(id=letter_id, returned_at=None).update(returned_at=at)
        if is_theirs:
            DeadAddress.objects.get_or_create(person=person, defaults={"since": at})
    return True


def forgive(person: SubjectRef) -> None:
    """Write to a person's address again: it was corrected, or they say that it is right."""
    DeadAddress.objects.filter(person=person).delete()


def is_lost(person: SubjectRef) -> bool:
    return DeadAddress.objects.filter(person=person).exists()


def lost_among(people: Collection[SubjectRef]) -> frozenset[SubjectRef]:
    """Give those of the people whose mail comes back."""
    found = DeadAddress.objects.filter(person__in=people).values_list("person", flat=True)
    return frozenset(SubjectRef(person) for person in found)


def count_lost() -> int:
    return DeadAddress.objects.count()


def lost_people(*, start: int, most: int) -> tuple[list[DeadAddress], int]:
    """Give whose mail comes back, the latest first, and how many there are in all."""
    rows = DeadAddress.objects.order_by("-since", "person")
    return list(rows[start : start + most]), rows.count()


def _went_to_present_address(letter: Letter) -> bool:
    purpose = purpose_of(letter.kind)
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.RETURNED):
        look([letter], "address")
        went_to = letter.address
    if isinstance(went_to, Withheld):
        return False
    reach = reaching.reach(SubjectRef(letter.person), purpose=purpose)
    return reach is not None and normal_email(reach.address) == normal_email(str(went_to))
