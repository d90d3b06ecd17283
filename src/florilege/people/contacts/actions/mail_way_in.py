"""Mail somebody without an account the link to their own data; whoever asks learns nothing."""

from datetime import datetime, timedelta

from django.db import transaction

from florilege.infra import policy
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.mail import reaching
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.contacts.letters import write_way_in
from florilege.people.contacts.queries import reach_of_contact
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.throttling import check_tries, count_try
from florilege.people.credentials.tokens import make_link


def ask_way_in(*, email: str, source: str, at: datetime) -> None:
    """Mail the link if this address is a contact's; who has an account is told to sign in.

    Raises: TooManyTries, for a known address as for an unknown one.
    """
    security = policy.charter().security
    address, most = normal_email(email), security.sign_in_attempts
    wait = timedelta(minutes=security.sign_in_wait_minutes)
    for what, who in (("way in", address), ("way in source", source)):
        check_tries(what=what, who=who, at=at, most=most)
        count_try(what=what, who=who, at=at, wait=wait)
    account = find(LookupKind.EMAIL, address)
    if account is not None:
        _tell_of_the_space(account, at=at)
        return
    person = find(LookupKind.CONTACT, address)
    if person is not None:
        mail_way_in(person, at=at)


def mail_way_in(person: SubjectRef, *, at: datetime) -> None:
    """Mail the link; earlier ones stop working. Nothing is mailed to who cannot be reached."""
    reach = reach_of_contact(person, Purpose.RIGHTS)
    if reach is None:
        return
    minutes = policy.charter().security.reset_link_minutes
    with transaction.atomic(using=Vault.IDENTITY.value):
        token = make_link(
            person=person, kind=LinkKind.CONTACT, at=at, lasts=timedelta(minutes=minutes)
        )
        write_way_in(person, reach, token=token, minutes=minutes, at=at)


def _tell_of_the_space(person: SubjectRef, *, at: datetime) -> None:
    reach = reaching.reach(person, purpose=Purpose.RIGHTS)
    if reach is not None:
        write_way_in(person, reach, token="", minutes=0, at=at)
