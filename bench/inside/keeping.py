"""People of whom the night has an ordinary share to do, and the night itself."""

import time
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connections, transaction

from bench.inside.errands import BENCH
from bench.inside.people import add_people
from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.infra.mail.models import Letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.models import Account
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.queries import rule
from florilege.rights.retention.coming import coming
from florilege.rights.retention.counting import count_due
from florilege.rights.retention.sweeping import sweep

ASKED_ONE_IN, ENDED_ONE_IN, BATCH = 365, 420, 5_000
MAIL_DAYS = 30


def fill(people: int) -> None:
    """Write people whose last sign-ins lie evenly over the last year, and a letter to each."""
    everybody = [UUID(person) for person in add_people(people)]
    at = clock.now()
    _spread_signs(at)
    _make_due(everybody)
    for first in range(0, len(everybody), BATCH):
        _write_letters(everybody[first : first + BATCH], first, at)


def look_ahead() -> dict[str, object]:
    on, begun = clock.today(), time.perf_counter()
    count_due(on)
    counted = time.perf_counter()
    days = coming(after=on, until=on + timedelta(days=30))
    return {
        "due": counted - begun,
        "coming": time.perf_counter() - counted,
        "days": f"{len(days)} days, {sum(d.count for one in days.values() for d in one):,} departures",
    }


def night() -> dict[str, object]:
    begun = time.perf_counter()
    done = sweep(on=clock.today(), at=clock.now())
    assert not done.doubt, done.doubt
    return {"seconds": time.perf_counter() - begun, "gone": done.gone}


def _spread_signs(at: datetime) -> None:
    """Give each a day of the last year, by the bytes of their id; confirmed long before."""
    place = "abs(random()) % 360" if _is_sqlite() else "floor(random() * 360)::int"
    day = f"date('now', '-' || ({place}) || ' days')" if _is_sqlite() else f"current_date - {place}"
    with connections[Vault.IDENTITY.value].cursor() as cursor:
        cursor.execute(
            f"UPDATE credentials_account SET last_sign_in_on = {day}, confirmed_at = %s",
            [at - timedelta(days=900)],
        )


def _make_due(everybody: list[UUID]) -> None:
    in_force, on = rule(), clock.today()
    asked = everybody[: len(everybody) // ASKED_ONE_IN]
    ended = everybody[len(asked) : len(asked) + len(everybody) // ENDED_ONE_IN]
    long_ago, left_on = in_force.quiet_since(on), in_force.left_by(on)
    Account.objects.filter(person__in=asked).update(last_sign_in_on=long_ago)
    for first in range(0, len(ended), BATCH):
        batch = ended[first : first + BATCH]
        since = in_force.quiet_since(left_on)
        Account.objects.filter(person__in=batch).update(last_sign_in_on=since)
        Question.objects.bulk_create(
            Question(
                person=person,
                since=since,
                token_hash=person.bytes * 2,
                letter=uuid4(),
                asked_on=left_on,
                left_on=left_on,
            )
            for person in batch
        )


def _write_letters(people: list[UUID], first: int, at: datetime) -> None:
    gate = opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route=BENCH)
    with gate, transaction.atomic(using=Vault.IDENTITY.value):
        Letter.objects.bulk_create(
            Letter(
                id=uuid4(),
                person=SubjectRef(person),
                kind="bench",
                address="lea@courrier.example",
                title="Votre séance de jeudi",
                text="Bonjour, la séance de jeudi commence à neuf heures.",
                made_at=at,
                due_at=at,
                sent_at=at - timedelta(days=(first + number) % (MAIL_DAYS + 1)),
            )
            for number, person in enumerate(people)
        )


def _is_sqlite() -> bool:
    return connections[Vault.IDENTITY.value].vendor == "sqlite"
