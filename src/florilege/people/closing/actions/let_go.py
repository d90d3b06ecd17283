"""When the school has closed, everybody's account goes the ordinary way; keepers stay to the end."""

from collections.abc import Set
from datetime import date, datetime

from django.db import transaction

from florilege.infra.keys.people import living_after
from florilege.infra.outbox.sending import leave
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.closing.queries import keepers

BATCH = 500


def let_everybody_go(*, on: date, at: datetime) -> int:
    """Ask the desk to erase everybody but the keepers; give how many. Safe to repeat.

    The desk archives first what the law has kept; what is held for a proceeding waits there.
    """
    return _go(staying=keepers(on=on), at=at)


def let_the_last_go(*, at: datetime) -> int:
    """Ask it for the keepers too, once the archive is empty."""
    return _go(staying=frozenset(), at=at)


def _go(*, staying: Set[SubjectRef], at: datetime) -> int:
    """Everybody with a living key: accounts, and people without one."""
    after, asked = None, 0
    while people := living_after(after, limit=BATCH):
        asked += _ask([person for person in people if person not in staying], at=at)
        after = people[-1]
    return asked


def _ask(people: list[SubjectRef], *, at: datetime) -> int:
    with transaction.atomic(using=Vault.IDENTITY.value):
        leave((ErasureWanted(person=person) for person in people), vault=Vault.IDENTITY, at=at)
    return len(people)
