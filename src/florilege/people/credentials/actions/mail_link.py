"""Mail the links by which an address is confirmed and a password set anew, and their notices."""

from datetime import datetime, timedelta

from django.db import transaction

from florilege.infra import policy
from florilege.infra.gate.looking import look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials import errands
from florilege.people.credentials.enums import AccountState, LinkKind
from florilege.people.credentials.mailing import (
    ADDRESS_KNOWN,
    ADDRESS_TAKEN,
    BROUGHT_HERE,
    CONFIRM_ADDRESS,
    RESET_PASSWORD,
)
from florilege.people.credentials.models import Account
from florilege.people.credentials.queries import account_of
from florilege.people.credentials.tokens import make_link
from florilege.people.identity.queries import profile_of


def mail_confirmation(*, person: SubjectRef, address: str, language: str, at: datetime) -> None:
    """Write the letter with the link that confirms an address."""
    hours = policy.charter().security.sign_up_link_hours
    lasts = timedelta(hours=hours)
    token = make_link(person=person, kind=LinkKind.CONFIRM, at=at, lasts=lasts)
    write_letter(
        person=person,
        kind=CONFIRM_ADDRESS,
        address=address,
        language=language,
        facts={"token": token, "hours": hours},
        at=at,
    )


def mail_known_address(*, person: SubjectRef, at: datetime) -> None:
    """Tell the owner of an address that it was given again at sign-up."""
    account = account_of(person)
    if account is None:
        return
    address, language = where_to(account)
    if address is None:
        return
    if account.state == AccountState.UNCONFIRMED:
        with transaction.atomic(using=Vault.IDENTITY.value):
            mail_confirmation(person=person, address=address, language=language, at=at)
        return
    write_letter(
        person=person,
        kind=ADDRESS_KNOWN,
        address=address,
        language=language,
        facts={},
        at=at,
    )


def mail_address_taken(*, person: SubjectRef, at: datetime) -> None:
    """Tell the owner of an address that another account wished to move to it."""
    account = account_of(person)
    address, language = where_to(account) if account else (None, "")
    if address is not None:
        write_letter(
            person=person,
            kind=ADDRESS_TAKEN,
            address=address,
            language=language,
            facts={},
            at=at,
        )


def mail_reset(*, person: SubjectRef, at: datetime) -> None:
    """Write the letter with the link that sets a password anew."""
    account = account_of(person)
    if account is None:
        return
    # The way back to one's own data is a part of one's rights: restricting them does not close it.
    address, language = where_to(account, purpose=Purpose.RIGHTS)
    if address is None:
        return
    minutes = policy.charter().security.reset_link_minutes
    with transaction.atomic(using=Vault.IDENTITY.value):
        token = make_link(
            person=person, kind=LinkKind.RESET, at=at, lasts=timedelta(minutes=minutes)
        )
        write_letter(
            person=person,
            kind=RESET_PASSWORD,
            address=address,
            language=language,
            facts={"token": token, "minutes": minutes},
            at=at,
        )


def mail_brought(*, person: SubjectRef, at: datetime) -> None:
    """Tell somebody whose file was brought here how to come in: by a link that sets a password."""
    account = account_of(person)
    if account is None:
        return
    address, language = where_to(account, purpose=Purpose.RIGHTS)
    if address is None:
        return
    hours = policy.charter().security.sign_up_link_hours
    lasts = timedelta(hours=hours)
    token = make_link(person=person, kind=LinkKind.RESET, at=at, lasts=lasts)
    write_letter(
        person=person,
        kind=BROUGHT_HERE,
        address=address,
        language=language,
        facts={"token": token, "hours": hours},
        at=at,
    )


def where_to(account: Account, *, purpose: Purpose = Purpose.NOTICES) -> tuple[str | None, str]:
    """Look up where and in which language to write; nowhere if the person is being erased."""
    profile = profile_of(SubjectRef(account.person))
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.MAIL_LINK):
        profiles = [profile] if profile else []
        look_together(([account], ("email",)), (profiles, ("language",)))
        if isinstance(account.email, Withheld):
            return None, ""
        return str(account.email), str(profile.language) if profile else "fr"
