"""Let accounts end that nobody confirmed, and entries that a kill left half made."""

from datetime import datetime, timedelta

from django.db import transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.keys.known import unknown_of
from florilege.infra.keys.people import active_people_entered_before
from florilege.infra.outbox.sending import send
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.enums import AccountState, LinkKind
from florilege.people.credentials.models import Account, OneTimeLink

ORPHAN_AFTER = timedelta(days=1)
LAST_CLICK = timedelta(hours=1)  # what was clicked in a link's last moment is surely done by then
BATCH = 500


def end_unconfirmed(*, at: datetime) -> int:
    """Ask the desk to erase them; give how many."""
    people = _unconfirmed(at=at) + _without_account(at=at)
    with transaction.atomic(using=Vault.IDENTITY.value):
        for person in people:
            send(ErasureWanted(person=person), vault=Vault.IDENTITY, at=at)
    return len(people)


def _unconfirmed(*, at: datetime) -> list[SubjectRef]:
    """Whose confirmation links, the one of a second sign-up too, ended without a click."""
    hours = policy.charter().security.sign_up_link_hours
    living = OneTimeLink.objects.filter(kind=LinkKind.CONFIRM, expires_at__gt=at - LAST_CLICK)
    rows = Account.objects.filter(
        state=AccountState.UNCONFIRMED, opened_at__lt=at - timedelta(hours=hours)
    ).exclude(person__in=living.values("person"))
    return [SubjectRef(person) for person in rows.values_list("person", flat=True)]


def _without_account(*, at: datetime) -> list[SubjectRef]:
    """Who has a key since more than a day, no account, and is known to no room either."""
    orphans = set[SubjectRef]()
    for people in active_people_entered_before(legal_day(at - ORPHAN_AFTER), size=BATCH):
        accounts = Account.objects.filter(person__in=people).values_list("person", flat=True)
        orphans |= unknown_of(set(people) - set(accounts))
    return sorted(orphans)
