"""Open an account, and answer the same whether the address was known or not (promise ID-02)."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.infra.closing.board import is_shut
from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find, forget, remember
from florilege.infra.keys.people import change_limits, destroy_key, enter_person
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials.actions.mail_link import mail_confirmation, mail_known_address
from florilege.people.credentials.models import Account
from florilege.people.credentials.passwords import hash_password
from florilege.people.identity.actions.open_profile import claim_pseudonym, open_profile
from florilege.people.identity.rules import normal_pseudonym
from florilege.people.notices.actions.record_notice import record_notice


class PseudonymTaken(Exception):
    """Somebody else goes by this pseudonym."""


class SchoolIsClosing(Exception):
    """Nobody enters any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person gives to enter: the minimum, and nothing else (promise ID-03)."""

    email: str
    password: str
    given_name: str
    family_name: str
    pseudonym: str
    language: str
    time_zone: str
    shown_versions: tuple[int, ...] = ()  # announced versions of the policy that were shown too
    under_fifteen: bool = False  # all that is asked about age: fifteen or over, yes or no


def open_account(entry: Entry, *, at: datetime) -> None:
    """Open an unconfirmed account, or tell the owner of a known address by mail.

    The caller learns nothing of which it was. Raises: PseudonymTaken, SchoolIsClosing.
    """
    if is_shut(legal_day(at)):
        raise SchoolIsClosing
    hashed = hash_password(entry.password)  # both ways take as long
    address = normal_email(entry.email)
    known = find(LookupKind.EMAIL, address)
    if known is not None:
        mail_known_address(person=known, at=at)
        return
    if find(LookupKind.PSEUDONYM, normal_pseudonym(entry.pseudonym)) is not None:
        raise PseudonymTaken
    person = new_subject()
    enter_person(person, on=legal_day(at))
    if entry.under_fifteen:
        change_limits(person, lambda now: replace(now, under_fifteen=True))
    try:
        remember(LookupKind.EMAIL, address, person=person)
        claim_pseudonym(person=person, pseudonym=entry.pseudonym)
    except AlreadyKnown as taken:
        _withdraw(person, at=at)
        if taken.args == (LookupKind.PSEUDONYM,):
            raise PseudonymTaken from None
        return  # Somebody entered with this address in the same moment; they get the mail.
    _write(entry, person=person, hashed=hashed, at=at)


def _write(entry: Entry, *, person: SubjectRef, hashed: str, at: datetime) -> None:
    with transaction.atomic(using=Vault.IDENTITY.value):
        Account.objects.create(
            person=person, email=entry.email.strip(), password=hashed, opened_at=at
        )
        open_profile(
            person=person,
            given_name=entry.given_name,
            family_name=entry.family_name,
            pseudonym=entry.pseudonym,
            language=entry.language,
            time_zone=entry.time_zone,
            at=at,
        )
        record_notice(person=person, at=at, announced=entry.shown_versions)
        mail_confirmation(
            person=person, address=entry.email.strip(), language=entry.language, at=at
        )


def _withdraw(person: SubjectRef, *, at: datetime) -> None:
    forget(person)
    destroy_key(person, at=at)
