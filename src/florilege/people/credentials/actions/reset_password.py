"""Set a forgotten password anew by a single-use link that ends all sessions (promise ID-07)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.actions.confirm_address import activate
from florilege.people.credentials.actions.mail_link import mail_reset
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.models import Account, SignIn
from florilege.people.credentials.passwords import hash_password
from florilege.people.credentials.queries import person_by_email
from florilege.people.credentials.tokens import spend


def request_reset(*, email: str, at: datetime) -> None:
    """Mail a link if the address is known; the caller learns nothing of it."""
    person = person_by_email(email)
    if person is not None:
        mail_reset(person=person, at=at)


def reset_password(*, token: str, password: str, at: datetime) -> SubjectRef:
    """Set the password by a mailed link.

    Following the link also proves the address. Raises: LinkSpent.
    """
    person = spend(token, kind=LinkKind.RESET, at=at)
    set_password(person=person, password=password)
    activate(person, at=at)
    return person


def set_password(*, person: SubjectRef, password: str) -> None:
    """Write a new password and end every session of the person."""
    hashed = hash_password(password)
    with transaction.atomic(using=Vault.IDENTITY.value):
        account = Account.objects.select_for_update().get(person=person)
        account.password = hashed
        account.save(update_fields=["password"])
        end_sessions(person)


def end_sessions(person: SubjectRef) -> int:
    """Sign a person out everywhere; give how many browsers that were."""
    Account.objects.filter(person=person).update(version=F("version") + 1)
    ended, _ = SignIn.objects.filter(person=person).delete()
    return ended
