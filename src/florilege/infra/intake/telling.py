"""Tell people, once, that data about them were taken over from another system (GDPR art. 14)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid5

from django.db import transaction
from django.urls import reverse

from florilege.charter.telling import day_words
from florilege.infra import policy
from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.intake import errands
from florilege.infra.intake.mailing import TAKEN_OVER
from florilege.infra.intake.models import Arrival, Intake
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail import reaching
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault

BATCH = 50
# A take-over that was stopped and not taken up again: those who came in are told all the same.
STOPPED_AFTER = timedelta(days=1)


def tell_arrivals(*, at: datetime, passed: Callable[[int], None] = lambda _: None) -> int:
    """Write to everybody who was not told yet; give how many letters. Safe to repeat."""
    told = 0
    while people := _untold():
        for person, system in people:
            told += _tell(person, system, at=at)
        passed(told)
    return told


def tell_left_over(*, at: datetime) -> int:
    """Tell those whom a command that was killed left untold, unless one is at work now."""
    if not Arrival.objects.filter(told_at=None).exists():
        return 0
    if Intake.objects.filter(done_at=None, begun_at__gt=at - STOPPED_AFTER).exists():
        return 0
    return tell_arrivals(at=at)


def _untold() -> list[tuple[SubjectRef, str]]:
    rows = Arrival.objects.filter(told_at=None).order_by("person", "system")
    found = rows.values_list("person", "system").distinct()[:BATCH]
    return [(SubjectRef(person), system) for person, system in found]


def _tell(person: SubjectRef, system: str, *, at: datetime) -> int:
    """The letter and the note of it are written together, so that no second one is."""
    reach = reaching.reach(person, purpose=Purpose.RIGHTS)
    arrivals = Arrival.objects.filter(person=person, system=system)
    with (
        opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.TELL) as gate,
        transaction.atomic(using=Vault.IDENTITY.value),
    ):
        held_keys(gate, {person})
        first = not arrivals.filter(told_at__isnull=False).exists()
        taken_on = arrivals.order_by("taken_on").values_list("taken_on", flat=True)[0]
        arrivals.filter(told_at=None).update(told_at=at)
        if reach is None or not first:
            return 0
        try:
            write_letter(
                person=person,
                kind=TAKEN_OVER,
                address=reach.address,
                language=reach.language,
                facts=_facts(system, day_words(taken_on).in_language(reach.language)),
                at=at,
                letter_id=uuid5(person, f"taken over {system}"),
            )
        except KeyWithheld:
            return 0
    return 1


def _facts(system: str, day: str) -> dict[str, object]:
    charter = policy.charter()
    return {
        "system": system,
        "day": day,
        "provider": charter.provider,
        "officer": charter.officer,
        "authority": charter.authority.name,
        "policy": reverse("public:policy"),
        "mine": reverse("rights:my_data"),
        "password": reverse("account:forgotten"),
        "leave": reverse("rights:delete_account"),
    }
