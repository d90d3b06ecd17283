"""Confirm an address: the mailed link and the password of the sign-up, together."""

from datetime import datetime

from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.actions.sign_in import NotLetIn, password_fits
from florilege.people.credentials.enums import AccountState, LinkKind
from florilege.people.credentials.models import Account
from florilege.people.credentials.queries import account_of
from florilege.people.credentials.tokens import LinkSpent, holder_of, spend


def confirm_address(*, token: str, password: str, at: datetime) -> SubjectRef:
    """Make the account active.

    The password is asked so that nobody who signed up with another's address gets in by their
    click. Raises: LinkSpent, NotLetIn.
    """
    person = holder_of(token, kind=LinkKind.CONFIRM, at=at)
    account = account_of(person)
    if account is None:
        raise LinkSpent
    if not password_fits(account, password):
        raise NotLetIn
    spend(token, kind=LinkKind.CONFIRM, at=at)
    activate(person, at=at)
    return person


def activate(person: SubjectRef, *, at: datetime) -> None:
    """Open an unconfirmed account. Safe to repeat."""
    Account.objects.filter(person=person, state=AccountState.UNCONFIRMED).update(
        state=AccountState.ACTIVE, confirmed_at=at
    )
