"""Legal holds: what may not leave whatever the day, and whose clock stands still for it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_noop

from florilege.infra.retention.suspending import OPEN_END, Still, suspends
from florilege.infra.vaults.turns import Turn, in_turn
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import LegalHold
from florilege.rights.tables import Table

REASON = gettext_noop("Something about you is held for a legal proceeding.")


@dataclass(frozen=True, slots=True)
class LivingHold:
    person: SubjectRef
    model: str
    row: str


@contextmanager
def holds_stand_still() -> Iterator[None]:
    """Let nobody place a hold while something goes because nothing holds it, nor the reverse."""
    with in_turn(Turn.HOLDS, vault=Vault.IDENTITY):
        yield


def living_holds() -> tuple[LivingHold, ...]:
    """Give every hold that was not lifted: they are few."""
    found = LegalHold.objects.filter(lifted_at__isnull=True).values_list("person", "model", "row")
    return tuple(LivingHold(SubjectRef(person), model, row) for person, model, row in found)


def not_held(table: Table, holds: Iterable[LivingHold]) -> Q:
    """Give the condition that leaves out what is held in a table."""
    mine = [hold for hold in holds if hold.model in {"", table.holding.model}]
    people = {hold.person for hold in mine if not hold.row}
    rows = {hold.row for hold in mine if hold.row}
    return ~Q(**{f"{table.holding.subject}__in": people}) & ~Q(pk__in=rows)


def is_held(person: SubjectRef) -> bool:
    """Tell whether anything about a person is held, so that erasing them has to wait."""
    return LegalHold.objects.filter(person=person, lifted_at__isnull=True).exists()


def _held(people: Collection[SubjectRef]) -> dict[SubjectRef, Still]:
    found = LegalHold.objects.filter(person__in=people, lifted_at__isnull=True)
    still = Still(until=OPEN_END, reason=REASON)
    return {SubjectRef(person): still for person in found.values_list("person", flat=True)}


suspends("legal holds", _held)
