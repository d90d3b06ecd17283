"""Write a line of the ledger: a consent, an objection, an agreement. The gate obeys at once."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from florilege.infra import policy
from florilege.infra.gate.opened import sealing_key
from florilege.infra.keys.people import standing_of
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import LegalBasis, Purpose, Vault
from florilege.rights.enums import ChoiceKind, ChosenBy
from florilege.rights.events import ChoiceMade
from florilege.rights.models import AgreementLink, Choice
from florilege.rights.standing import obey

TRIES = 20


class LinkGone(Exception):
    """The link was used in this very moment by another click."""


class NotForChoice(Exception):
    """The purpose does not rest on what is chosen: nobody consents to a contract or a duty."""


def consent_to(
    purpose: Purpose,
    *,
    person: SubjectRef,
    given: bool,
    at: datetime,
    by: ChosenBy = ChosenBy.PERSON,
) -> Choice:
    """Give consent to one purpose, or take it back; what was done before stays done.

    Raises: NotForChoice; KeyWithheld if the person is going or gone.
    """
    _refuse_unless(purpose, LegalBasis.CONSENT)
    return _write(ChoiceKind.CONSENT, purpose.value, person=person, given=given, by=by, at=at)


def object_to(
    purpose: Purpose,
    *,
    person: SubjectRef,
    given: bool,
    at: datetime,
    by: ChosenBy = ChosenBy.PERSON,
) -> Choice:
    """Object to a purpose of legitimate interest, or take the objection back.

    Raises: NotForChoice; KeyWithheld if the person is going or gone.
    """
    _refuse_unless(purpose, LegalBasis.LEGITIMATE_INTEREST)
    return _write(ChoiceKind.OBJECTION, purpose.value, person=person, given=given, by=by, at=at)


def may_refuse(purpose: Purpose, *, person: SubjectRef) -> bool:
    """Tell whether a purpose may be objected to and was not: where it is offered by the way."""
    rests_on = policy.charter().purposes[purpose].basis
    standing = standing_of(person)
    return (
        rests_on is LegalBasis.LEGITIMATE_INTEREST
        and standing is not None
        and purpose not in standing.objected
    )


def agree_for(
    purpose: Purpose, *, person: SubjectRef, given: bool, at: datetime, link: UUID
) -> Choice:
    """Enter what the second person answered for somebody under fifteen, and use up their link.

    Raises: LinkGone; KeyWithheld if the young person left meanwhile.
    """
    by, kind = ChosenBy.SECOND_PERSON, ChoiceKind.AGREEMENT
    return _write(kind, purpose.value, person=person, given=given, by=by, at=at, link=link)


def say_fifteen(*, person: SubjectRef, at: datetime) -> Choice:
    """Enter that the person says that they are fifteen now: their own consent is enough."""
    by = ChosenBy.PERSON
    return _write(ChoiceKind.FIFTEEN, "", person=person, given=True, by=by, at=at)


def _refuse_unless(purpose: Purpose, basis: LegalBasis) -> None:
    if policy.charter().purposes[purpose].basis is not basis:
        raise NotForChoice(purpose.value)


def _write(
    kind: ChoiceKind,
    purpose: str,
    *,
    person: SubjectRef,
    given: bool,
    by: ChosenBy,
    at: datetime,
    link: UUID | None = None,
) -> Choice:
    sealing_key(person)  # nothing is noted about somebody who is going
    for attempt in range(TRIES):
        try:
            with transaction.atomic(using=Vault.IDENTITY.value):
                if link is not None and not AgreementLink.objects.filter(id=link).delete()[0]:
                    raise LinkGone
                choice = _line(kind, purpose, person=person, given=given, by=by, at=at)
            break
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    # The event has done it already, unless it failed: then this fails too, and nobody is told that
    # the gate obeys while it does not.
    obey(person)
    return choice


def _line(
    kind: ChoiceKind, purpose: str, *, person: SubjectRef, given: bool, by: ChosenBy, at: datetime
) -> Choice:
    """Write the next line; of two at once, one is refused by the database and comes again."""
    charter = policy.charter()
    last = Choice.objects.filter(person=person).aggregate(last=Max("number"))["last"] or 0
    choice = Choice.objects.create(
        id=uuid4(),
        person=person,
        number=last + 1,
        kind=kind,
        purpose=purpose,
        given=given,
        by=by,
        charter=charter.code,
        version=str(charter.version),
        at=at,
    )
    send(ChoiceMade(person=person), vault=Vault.IDENTITY, at=at)
    return choice
