"""Ask quiet people, once, whether they want to keep their account."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from florilege.infra import policy
from florilege.infra.gate.opened import opened
from florilege.infra.mail.bouncing import lost_among
from florilege.infra.mail.writing import write_letter
from florilege.infra.retention.paths import Turn, Turns
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.contacts import Reach, reaches_of
from florilege.people.credentials.quiet import last_signs
from florilege.people.inactivity import errands
from florilege.people.inactivity.deciding import Fate, fate
from florilege.people.inactivity.mailing import KEEP_ACCOUNT
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.queries import Judged, quiet_people, rule
from florilege.people.inactivity.rules import InactivityRule
from florilege.people.inactivity.tokens import hashed, new_token


def ask_to_keep(*, on: date, at: datetime) -> Iterator[Turns]:
    """Write to those whose account has been quiet for the charter's time. Safe to repeat."""
    in_force = rule()
    for batch in quiet_people(in_force.quiet_since(on), on=on):
        due = [one for one in batch if fate(one, in_force, on=on) is Fate.ASK]
        if due:
            yield _ask(due, in_force, at=at, on=on)


def _ask(people: list[Judged], in_force: InactivityRule, *, at: datetime, on: date) -> Turns:
    # One gate for the batch: addresses are looked at together, letters sealed under the same keys.
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route=errands.ASK):
        # Who cannot be reached is not asked, so nothing of theirs ends meanwhile (RET-02).
        lost = lost_among([one.person for one in people])
        reaches = reaches_of(one.person for one in people if one.person not in lost)
        with transaction.atomic(using=Vault.IDENTITY.value):
            asked = _still_due([one for one in people if one.person in reaches], on=on)
            for one in asked:
                _write(one, reaches[one.person], in_force, at=at, on=on)
    return {Turn.ASKED: len(asked), Turn.UNREACHED: len(people) - len(reaches)}


def _still_due(people: list[Judged], *, on: date) -> list[Judged]:
    """Keep sign-ins waiting, and leave out who gave a sign meanwhile or was asked by another worker."""
    signs = last_signs([one.person for one in people], locked=True)
    asked = set(
        Question.objects.filter(person__in=signs, asked_on=on).values_list("person", flat=True)
    )
    return [one for one in people if signs.get(one.person) == one.sign and one.person not in asked]


def _write(one: Judged, reach: Reach, in_force: InactivityRule, *, at: datetime, on: date) -> None:
    token = new_token()
    letter = write_letter(
        person=one.person,
        kind=KEEP_ACCOUNT,
        address=reach.address,
        language=reach.language,
        facts={
            "token": token,
            "since": one.sign,
            "months": policy.charter().deadlines.inactivity_months,
            "until": in_force.answer_by(on),
        },
        at=at,
    )
    Question.objects.update_or_create(
        person=one.person,
        defaults={
            "since": one.sign,
            "token_hash": hashed(token),
            "letter": letter.id,
            "asked_on": on,
            "left_on": None,
            "stood_still": False,
        },
    )
