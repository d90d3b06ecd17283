"""Plan the end of somebody's roles at a desk, change it, or carry it out at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from florilege.infra.clock import legal_day
from florilege.infra.departing import work_named
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role, Vault
from florilege.people.departures.enums import (
    NEVER_EMPTY,
    OPEN,
    DepartureState,
    Desk,
)
from florilege.people.departures.models import Departure, Handover
from florilege.people.departures.queries import departure_of, left_empty, may_take, roles_to_end
from florilege.people.staff.actions.end_roles import lock_roles

ONE_DAY = timedelta(days=1)
Lines = Mapping[tuple[str, str], SubjectRef | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose roles of a desk end with which day; `to` says by work and line who takes it."""

    person: SubjectRef
    desk: Desk
    last_day: date
    to: Lines


class NoRoleEnds(Exception):
    """The person holds no role of this desk beyond that day."""


class DayIsPast(Exception):
    """Roles end today at the earliest, or at once."""


class HasBegun(Exception):
    """The departure is just being carried out: it cannot be changed any more."""


class LeftEmpty(Exception):
    """Nobody else would hold a role that may not stand empty."""

    def __init__(self, roles: list[Role]) -> None:
        super().__init__(", ".join(roles))
        self.roles = roles


class NotTheirs(Exception):
    """Who is to take a line over does not hold the role on the day after."""

    def __init__(self, work: str, line: str) -> None:
        super().__init__(work)
        self.work, self.line = work, line


def plan_departure(plan: Plan, *, by: SubjectRef, at: datetime) -> Departure:
    """Plan or change; a last day that is yesterday's ends the roles at once.

    Raises: NoRoleEnds, DayIsPast, HasBegun, LeftEmpty, NotTheirs.
    """
    if plan.last_day < legal_day(at) - ONE_DAY:
        raise DayIsPast
    with transaction.atomic(using=Vault.IDENTITY.value):
        lock_roles(NEVER_EMPTY)
        _refuse_unless_sound(plan)
        departure = _entered(plan, by=by, at=at)
        _write_lines(departure, plan.to)
        _give_up_lines_to_come(plan)
    return departure


def _refuse_unless_sound(plan: Plan) -> None:
    roles = roles_to_end(plan.person, plan.desk, last_day=plan.last_day)
    if not roles:
        raise NoRoleEnds
    after = plan.last_day + ONE_DAY
    if empty := left_empty(plan.person, roles, on=after):
        raise LeftEmpty(empty)
    takers: dict[tuple[Role, ...], set[SubjectRef]] = {}
    for (name, line), successor in plan.to.items():
        work = work_named(name)
        if successor is None:
            continue
        if work is None or work.hand_over is None or set(roles).isdisjoint(work.roles):
            raise NotTheirs(name, line)
        if work.roles not in takers:
            takers[work.roles] = may_take(work.roles, on=after) - {plan.person}
        if successor not in takers[work.roles]:
            raise NotTheirs(name, line)


def _entered(plan: Plan, *, by: SubjectRef, at: datetime) -> Departure:
    departure = departure_of(plan.person, plan.desk)
    if departure is None:
        return Departure.objects.create(
            id=uuid4(),
            person=plan.person,
            desk=plan.desk,
            last_day=plan.last_day,
            planned_by=by,
            planned_at=at,
        )
    changed = Departure.objects.filter(id=departure.id, state__in=OPEN).update(
        last_day=plan.last_day,
        state=DepartureState.PLANNED,
        planned_by=by,
        edition=F("edition") + 1,
    )
    if not changed:
        raise HasBegun
    departure.refresh_from_db(using=Vault.IDENTITY.value)
    return departure


def _write_lines(departure: Departure, to: Lines) -> None:
    """Write the choices; who was told of a line and does not get it any more is told later."""
    departure.lines.update(successor=None)
    for (work, line), successor in to.items():
        Handover.objects.update_or_create(
            departure=departure,
            work=work,
            line=line,
            defaults={"successor": successor},
            create_defaults={
                "id": uuid4(),
                "person": departure.person,
                "successor": successor,
            },
        )


def _give_up_lines_to_come(plan: Plan) -> None:
    """What was to come to them after they have left stays, until somebody chooses anew."""
    coming = Handover.objects.filter(
        successor=plan.person,
        departure__state__in=OPEN,
        departure__desk=plan.desk,
        departure__last_day__gte=plan.last_day,
    )
    touched = set(coming.values_list("departure", flat=True))
    coming.update(successor=None)
    Departure.objects.filter(id__in=touched).update(edition=F("edition") + 1)
