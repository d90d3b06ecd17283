"""Below fifteen: mail a link to a parent, by which they agree or refuse (promise LAW-03)."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from florilege.infra import policy
from florilege.infra.gate.opened import sealing_key
from florilege.infra.keys.people import standing_of
from florilege.infra.mail.reaching import Reach
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import LegalBasis, Purpose, Vault
from florilege.rights.actions.choose import LinkGone, NotForChoice, agree_for
from florilege.rights.letters import reach_person, write_to
from florilege.rights.mailing import AGREEMENT
from florilege.rights.models import AgreementLink


class AgreementSpent(Exception):
    """The link is unknown, was used already, was replaced, or its time is over."""


class OwnAddress(Exception):
    """The second person's address is the first person's: nobody agrees twice."""


def ask_second_person(
    purpose: Purpose, *, person: SubjectRef, address: str, language: str, at: datetime
) -> None:
    """Mail the link. The address stands in the letter alone, and goes with it.

    Raises: NotForChoice, OwnAddress; KeyWithheld if the person is going or gone.
    """
    sealing_key(person)
    standing = standing_of(person)
    needed = policy.charter().purposes[purpose].basis is LegalBasis.CONSENT
    if standing is None or not standing.under_fifteen or not needed:
        raise NotForChoice(purpose.value)
    own = reach_person(person)
    if own is not None and own.address.casefold() == address.casefold():
        raise OwnAddress
    token = secrets.token_urlsafe(32)
    hours = policy.charter().security.sign_up_link_hours
    title = policy.charter().purposes[purpose].title.in_language(language)
    facts = {"token": token, "hours": hours, "purpose": title}
    with transaction.atomic(using=Vault.IDENTITY.value):
        AgreementLink.objects.filter(person=person, purpose=purpose).delete()
        AgreementLink.objects.create(
            id=uuid4(),
            person=person,
            purpose=purpose,
            token_hash=_hashed(token),
            made_at=at,
            expires_at=at + timedelta(hours=hours),
        )
        reach = Reach(address=address, language=language)
        write_to(person, reach, kind=AGREEMENT, facts=facts, at=at)


def purpose_asked(token: str, *, at: datetime) -> Purpose:
    """Tell what a living link asks about, without using it.

    Raises: AgreementSpent.
    """
    return Purpose(_link(token, at=at).purpose)


def answer_for_second_person(token: str, *, agrees: bool, at: datetime) -> Purpose:
    """Enter the answer; the link works once, and of two clicks at once one wins.

    Raises: AgreementSpent; KeyWithheld if the young person left meanwhile.
    """
    link = _link(token, at=at)
    purpose, person = Purpose(link.purpose), SubjectRef(link.person)
    try:
        agree_for(purpose, person=person, given=agrees, at=at, link=link.id)
    except LinkGone:
        raise AgreementSpent from None
    return purpose


def end_agreement_links(*, at: datetime) -> int:
    """Delete links whose time is over."""
    deleted, _details = AgreementLink.objects.filter(expires_at__lte=at).delete()
    return deleted


def _link(token: str, *, at: datetime) -> AgreementLink:
    link = AgreementLink.objects.filter(token_hash=_hashed(token), expires_at__gt=at).first()
    if link is None:
        raise AgreementSpent
    return link


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
