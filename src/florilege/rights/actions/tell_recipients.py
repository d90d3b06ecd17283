"""Tell recipients of a rectification, an erasure or a restriction, or note why not (GDPR art. 19)."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from florilege.charter.parties import Recipient
from florilege.infra.clock import legal_day
from florilege.infra.workflow.steps import Counts, Situation
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Vault
from florilege.rights.enums import Cause, NotToldReason, TellingState
from florilege.rights.letters import reach_person, write_to
from florilege.rights.mailing import RECIPIENT
from florilege.rights.models import Telling
from florilege.rights.receiving import (
    Looked,
    concerned_recipients,
    keeps_our_stores,
    trainers_who_looked,
    was_handed,
)

TRAINERS = "trainers"


class NothingToTell(Exception):
    """There is no such telling, or it is settled already."""


def tell_recipients(
    *, person: SubjectRef, cause: Cause, about: UUID, categories: frozenset[Category], at: datetime
) -> int:
    """Write to everybody who looked as a trainer; note for each other recipient what becomes of it.

    Safe to repeat: what was told or noted about a change is not told again. Gives how many are new.
    """
    told = sum(_tell_trainer(one, person, cause, about, at) for one in trainers_who_looked(person))
    return told + sum(
        _note(recipient, person, cause, about, at) for recipient in concerned_recipients(categories)
    )


def tell_of_erasure(now: Situation) -> Counts:
    """Tell them as a step of an erasure."""
    assert now.subject is not None
    told = tell_recipients(
        person=now.subject,
        cause=Cause.ERASURE,
        about=now.about or now.run,
        categories=frozenset(Category),
        at=now.at,
    )
    return {"recipients": told}


def settle_telling(
    telling_id: UUID, *, reason: NotToldReason | None, by: SubjectRef, at: datetime
) -> None:
    """Enter that the officer told a recipient, or why not.

    Raises: NothingToTell.
    """
    state = TellingState.NOT_TOLD if reason else TellingState.TOLD
    waiting = Telling.objects.filter(id=telling_id, state=TellingState.WAITING)
    if not waiting.update(state=state, reason=reason or "", settled_at=at, settled_by=by):
        raise NothingToTell


def _tell_trainer(
    looked: Looked, person: SubjectRef, cause: Cause, about: UUID, at: datetime
) -> int:
    """Write to who looked; the letter names nobody, since a name would be one more copy."""
    reach = reach_person(looked.actor)
    telling = _telling(person, cause, about, TRAINERS, at=at, receiver=looked.actor)
    telling.state = TellingState.TOLD if reach else TellingState.NOT_TOLD
    telling.reason = "" if reach else NotToldReason.LEFT
    telling.settled_at = at
    with transaction.atomic(using=Vault.IDENTITY.value):
        if not _enter(telling):
            return 0
        if reach is not None:
            facts = {"cause": cause.value, "looked_on": legal_day(looked.last_at)}
            write_to(looked.actor, reach, kind=RECIPIENT, facts=facts, at=at)
    return 1


def _note(recipient: Recipient, person: SubjectRef, cause: Cause, about: UUID, at: datetime) -> int:
    """Note for a recipient of the charter why there is nothing to tell, or that it waits."""
    telling = _telling(person, cause, about, recipient.code, at=at)
    reason = _reason(recipient, person)
    telling.state = TellingState.NOT_TOLD if reason else TellingState.WAITING
    telling.reason, telling.settled_at = reason or "", at if reason else None
    return int(_enter(telling))


def _reason(recipient: Recipient, person: SubjectRef) -> NotToldReason | None:
    if keeps_our_stores(recipient):
        return NotToldReason.OUR_STORES
    if not was_handed(recipient, person):
        return NotToldReason.NOTHING_HANDED
    if recipient.code == "mail":
        return NotToldReason.DELIVERED
    return None


def _enter(telling: Telling) -> bool:
    """Write it, unless the same change was told to the same recipient before."""
    _row, made = Telling.objects.get_or_create(
        id=telling.id,
        defaults={
            field.attname: getattr(telling, field.attname)
            for field in Telling._meta.concrete_fields
            if field.attname != "id"
        },
    )
    return made


def _telling(
    person: SubjectRef,
    cause: Cause,
    about: UUID,
    recipient: str,
    *,
    at: datetime,
    receiver: SubjectRef | None = None,
) -> Telling:
    """Its id is made of the change and the recipient, so that doing it twice finds it."""
    return Telling(
        id=uuid5(about, f"{recipient} {receiver or ''}"),
        person=person,
        cause=cause,
        about=about,
        recipient=recipient,
        receiver=receiver,
        made_at=at,
    )
