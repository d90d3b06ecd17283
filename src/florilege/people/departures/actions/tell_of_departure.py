"""Write to who leaves and to who takes over: what is planned, what changed, what was taken back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.contacts import Reach, reaches_of
from florilege.people.departures import errands
from florilege.people.departures.letters import write_to_leaver, write_to_successor
from florilege.people.departures.models import Departure, Handover
from florilege.people.departures.queries import departure_numbered


def tell_of_departure(departure_id: UUID, *, at: datetime) -> int:
    """Write one letter to each, once for each change; who left meanwhile gets none."""
    departure = departure_numbered(departure_id)
    if departure is None or departure.told_edition >= departure.edition:
        return 0
    lines = list(Handover.objects.filter(departure=departure))
    people = {SubjectRef(departure.person), *_concerned(lines)}
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.TELL) as gate:
        held_keys(gate, people)
        reaches = reaches_of(people)
        with transaction.atomic(using=Vault.IDENTITY.value):
            told = sum(_tell(departure, lines, one, to, at=at) for one, to in reaches.items())
            for row in lines:  # as it was told: the plan may have changed meanwhile
                Handover.objects.filter(id=row.id).update(told_to=row.successor)
            Departure.objects.filter(id=departure.id).update(told_edition=departure.edition)
    return told


def _concerned(lines: Sequence[Handover]) -> set[SubjectRef]:
    return {SubjectRef(one) for row in lines for one in (row.successor, row.told_to) if one}


def _tell(
    departure: Departure,
    lines: Sequence[Handover],
    person: SubjectRef,
    reach: Reach,
    *,
    at: datetime,
) -> int:
    try:
        if person == departure.person:
            write_to_leaver(departure, lines, reach, at=at)
        else:
            theirs = [row for row in lines if row.successor == person]
            write_to_successor(departure, theirs, person, reach, at=at)
    except KeyWithheld:
        return 0  # They are being erased.
    return 1
