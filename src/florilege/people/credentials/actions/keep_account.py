"""Keep an account that its person asked to keep, or close one whose time is over."""

from collections.abc import Collection
from datetime import date

from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account


def keep_account(person: SubjectRef, *, on: date) -> bool:
    """Start the inactivity clock anew; False if there is no open account any more."""
    kept = Account.objects.filter(person=person, state=AccountState.ACTIVE).update(kept_on=on)
    return kept == 1


def close_accounts(people: Collection[SubjectRef]) -> int:
    """Let nobody in any more; the desk erases what they leave."""
    return Account.objects.filter(person__in=people, state=AccountState.ACTIVE).update(
        state=AccountState.CLOSED
    )
