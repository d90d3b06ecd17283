"""The steps by which the officer's lifting of a restriction comes about: tell, wait, lift.

A run is about everything of the person that was announced by then; each step bears repetition.
"""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from florilege.infra.clock import LEGAL_ZONE, legal_day
from florilege.infra.mail.models import Letter
from florilege.infra.outbox.sending import send
from florilege.infra.workflow.steps import Counts, NotYet, Situation
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.events import ChoiceMade
from florilege.rights.letters import reach_person, write_to
from florilege.rights.mailing import LIFTING
from florilege.rights.models import Restriction
from florilege.rights.standing import obey

LOOK_AGAIN = timedelta(minutes=5)  # at whether the letter has left


def tell(now: Situation) -> Counts:
    """Write the letter that says when and why; one for each restriction, never two."""
    person = _person(now)
    reach = reach_person(person)
    told = 0
    for restriction in _announced(person).filter(lift_letter=None):
        if reach is None:
            continue  # told on paper: announcing was refused otherwise
        with transaction.atomic(using=Vault.IDENTITY.value):
            row = Restriction.objects.select_for_update().get(id=restriction.id)
            if row.lift_letter is None:
                letter = write_to(person, reach, kind=LIFTING, facts={}, at=now.at)
                Restriction.objects.filter(id=row.id).update(lift_letter=letter.id)
                told += 1
    return {"letters": told}


def wait(now: Situation) -> Counts:
    """Wait until every letter has left, and then for the next legal day."""
    _told(now)
    return {}


def lift(now: Situation) -> Counts:
    """Lift what was announced and told of; one that was announced since is waited for as well."""
    person, told = _person(now), _told(now)
    with transaction.atomic(using=Vault.IDENTITY.value):
        lifted = _announced(person).filter(id__in=told).update(lifted_at=now.at)
        send(ChoiceMade(person=person), vault=Vault.IDENTITY, at=now.at)
    obey(person)
    if _announced(person).exists():
        raise NotYet(now.at)  # Announced in this very moment.
    return {"restrictions": lifted}


def _told(now: Situation) -> list[UUID]:
    """Give what may be lifted, once all that is announced by now was told of for a day.

    Raises: NotYet.
    """
    tell(now)  # the run may have begun with another one, and its letter be long written
    announced = list(_announced(_person(now)))
    for restriction in announced:
        assert restriction.lift_announced_at is not None
        left_at: datetime | None = restriction.lift_announced_at
        if restriction.lift_letter is not None:
            letter = Letter.objects.filter(id=restriction.lift_letter).first()
            # A letter that has ended by its own rule left long ago.
            left_at = letter.sent_at if letter else restriction.lift_announced_at
        if left_at is None:
            raise NotYet(now.at + LOOK_AGAIN)
        next_day = legal_day(left_at) + timedelta(days=1)
        if legal_day(now.at) < next_day:
            raise NotYet(datetime.combine(next_day, time.min, tzinfo=LEGAL_ZONE))
    return [restriction.id for restriction in announced]


def _announced(person: SubjectRef) -> QuerySet[Restriction]:
    return Restriction.objects.filter(
        person=person, lifted_at=None, lift_announced_at__isnull=False
    )


def _person(now: Situation) -> SubjectRef:
    assert now.subject is not None
    return now.subject
