"""Carry a departure out on its day, in four acts that may each be repeated."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from florilege.infra.clock import legal_day
from florilege.infra.departing import Handing, Work, works_of
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.actions.end_sign_ins import end_sign_ins
from florilege.people.departures.enums import NEVER_EMPTY, OPEN, ROLES_OF_DESK, DepartureState, Desk
from florilege.people.departures.models import Departure, Handover
from florilege.people.departures.queries import left_empty, may_take, roles_to_end
from florilege.people.staff.actions.end_roles import end_roles, lock_roles

ONE_DAY = timedelta(days=1)


class StandsEmpty(Exception):
    """A role would stand empty: the departure waits for somebody else to hold it."""


def end_access(departure_id: UUID, *, at: datetime) -> int:
    """End the roles, once the day has come and nobody is left without what the school needs.

    Who waited held the roles for longer than planned: their last day is written as it was.
    Raises: StandsEmpty, after it is noted.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        lock_roles(NEVER_EMPTY)
        departure = Departure.objects.select_for_update().filter(id=departure_id).first()
        if departure is None or not _is_due(departure, at=at):
            return 0
        ended = _end(departure, at=at)
    if ended is None:
        raise StandsEmpty
    return ended


def _is_due(departure: Departure, *, at: datetime) -> bool:
    return departure.state in OPEN and departure.last_day < legal_day(at)


def _end(departure: Departure, *, at: datetime) -> int | None:
    person, desk, today = SubjectRef(departure.person), Desk(departure.desk), legal_day(at)
    roles = roles_to_end(person, desk, last_day=departure.last_day)
    if left_empty(person, roles, on=today):
        departure.state = DepartureState.WAITING
        departure.save(using=Vault.IDENTITY.value, update_fields=["state"])
        return None
    if departure.state == DepartureState.WAITING:
        departure.last_day = max(departure.last_day, today - ONE_DAY)
    departure.state = DepartureState.LEAVING
    departure.save(using=Vault.IDENTITY.value, update_fields=["state", "last_day"])
    return end_roles(person=person, roles=ROLES_OF_DESK[desk], last_day=departure.last_day)


def end_open_sessions(departure_id: UUID) -> int:
    """Open browsers lose the roles at once; who signs in again has all that is theirs."""
    departure = _leaving(departure_id)
    return end_sign_ins(SubjectRef(departure.person)) if departure else 0


def hand_work_over(departure_id: UUID) -> int:
    """Let each room pass on what is open; what nobody can take any more stays, and is told."""
    departure = _leaving(departure_id)
    if departure is None:
        return 0
    works = works_of(ROLES_OF_DESK[Desk(departure.desk)])
    return sum(_hand(departure, work) for work in works if work.hand_over)


def _hand(departure: Departure, work: Work) -> int:
    assert work.hand_over is not None
    takers = may_take(work.roles, on=departure.last_day + ONE_DAY)
    rows = Handover.objects.filter(departure=departure, work=work.name, successor__isnull=False)
    to = {row.line: SubjectRef(row.successor) for row in rows if row.successor in takers}
    lost = [row.id for row in rows if row.line not in to]
    handing = Handing(SubjectRef(departure.person), departure.last_day, to)
    handed = work.hand_over(handing)
    if lost:
        with transaction.atomic(using=Vault.IDENTITY.value):
            Handover.objects.filter(id__in=lost).update(successor=None)
            Departure.objects.filter(id=departure.id).update(edition=F("edition") + 1)
    return handed


def finish(departure_id: UUID, *, at: datetime) -> None:
    Departure.objects.filter(id=departure_id, state=DepartureState.LEAVING).update(
        state=DepartureState.DONE, ended_on=legal_day(at)
    )


def _leaving(departure_id: UUID) -> Departure | None:
    rows = Departure.objects.filter(id=departure_id, state=DepartureState.LEAVING)
    return rows.first()
