"""When the school has closed, everybody's account goes the ordinary way; keepers stay to the end."""

from datetime import date, datetime, timedelta

from django.db import transaction

from florilege.infra.keys.people import active_people_entered_before
from florilege.infra.outbox.sending import leave
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.closing.queries import keepers
from florilege.people.credentials.queries import people_after

BATCH = 500


def let_everybody_go(*, on: date, at: datetime) -> int:
    """Ask the desk to erase every account but the keepers'; give how many. Safe to repeat.

    The desk archives first what the law has kept; what is held for a proceeding waits there.
    """
    staying, after, asked = keepers(on=on), None, 0
    while people := people_after(after, limit=BATCH):
        asked += _ask([person for person in people if person not in staying], at=at)
        after = people[-1]
    return asked


def let_the_last_go(*, on: date, at: datetime) -> int:
    """Ask it for everybody whom anything is still kept about, once the archive is empty."""
    everybody = active_people_entered_before(on + timedelta(days=1))
    return sum(
        _ask(everybody[start : start + BATCH], at=at) for start in range(0, len(everybody), BATCH)
    )


def _ask(people: list[SubjectRef], *, at: datetime) -> int:
    with transaction.atomic(using=Vault.IDENTITY.value):
        leave((ErasureWanted(person=person) for person in people), vault=Vault.IDENTITY, at=at)
    return len(people)
