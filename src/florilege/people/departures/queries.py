"""Read departures: who leaves when, what they hand over, and what waits."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.departures.enums import (
    NEVER_EMPTY,
    ROLES_OF_DESK,
    UNDER_WAY,
    DepartureState,
    Desk,
)
from florilege.people.departures.models import Departure
from florilege.people.staff.queries import grants_held

SHOWN = ("last_day", "state")
Leaving = Departure  # as pages name a row of it


def departures_at(desk: Desk) -> list[Departure]:
    """Give the departures of a desk that are not over, the soonest first, `staying` counted."""
    rows = Departure.objects.filter(desk=desk, state__in=UNDER_WAY)
    counted = rows.annotate(
        handed=Count("lines", filter=Q(lines__successor__isnull=False)),
        staying=Count("lines", filter=Q(lines__successor__isnull=True)),
    )
    return list(counted.order_by("last_day", "id"))


def departure_of(person: SubjectRef, desk: Desk) -> Departure | None:
    """Give the departure that is under way at a desk."""
    return Departure.objects.filter(person=person, desk=desk, state__in=UNDER_WAY).first()


def departure_numbered(departure_id: UUID | None) -> Departure | None:
    return Departure.objects.filter(id=departure_id).first() if departure_id else None


def due_departures(*, on: date) -> list[Departure]:
    """Give the departures whose last day is past and that are not carried out."""
    rows = Departure.objects.filter(state__in=UNDER_WAY, last_day__lt=on)
    return list(rows.order_by("last_day", "id"))


def untold_departures(*, most: int) -> list[UUID]:
    """Give the departures about whose last change nobody was told."""
    rows = Departure.objects.filter(told_edition__lt=F("edition"))
    return list(rows.order_by("planned_at").values_list("id", flat=True)[:most])


def departure_and_lines(
    person: SubjectRef, desk: Desk
) -> tuple[Departure | None, dict[tuple[str, str], SubjectRef]]:
    """Give the departure under way with who takes over, by work and line. One query."""
    rows = list(
        Departure.objects.filter(person=person, desk=desk, state__in=UNDER_WAY).annotate(
            work=F("lines__work"), line=F("lines__line"), successor=F("lines__successor")
        )
    )
    taken = {(row.work, row.line): SubjectRef(row.successor) for row in rows if row.successor}
    return (rows[0] if rows else None), taken


def count_waiting(desks: Collection[Desk] = tuple(Desk)) -> int:
    """Count the departures that wait, because a role would stand empty."""
    return Departure.objects.filter(state=DepartureState.WAITING, desk__in=desks).count()


def roles_to_end(person: SubjectRef, desk: Desk, *, last_day: date) -> list[Role]:
    """Give the roles of a desk that a person holds beyond a day, in the order of the desk."""
    held = {g.role for g in grants_held([person]) if g.until is None or g.until > last_day}
    return [role for role in ROLES_OF_DESK[desk] if role in held]


def left_empty(person: SubjectRef, roles: Iterable[Role], *, on: date) -> list[Role]:
    """Give the roles that nobody else would hold on a day; who is to leave too does not count."""
    wanted = [role for role in roles if role in NEVER_EMPTY]
    if not wanted:
        return []
    leaving = {(person, desk) for person, desk in _leaving()}
    kept = {
        held.role
        for held in grants_held(roles=wanted)
        if held.person != person
        and held.counts_on(on)
        and (held.person, desk_of(held.role)) not in leaving
    }
    return [role for role in wanted if role not in kept]


def may_take(roles: Collection[Role], *, on: date) -> set[SubjectRef]:
    """Give who holds one of some roles on a day and will not have left it by then."""
    gone = set(_leaving(before=on))
    held = grants_held(roles=roles)
    return {h.person for h in held if h.counts_on(on) and (h.person, desk_of(h.role)) not in gone}


def desk_of(role: Role) -> Desk:
    return next(desk for desk, roles in ROLES_OF_DESK.items() if role in roles)


def _leaving(*, before: date = date.max) -> list[tuple[SubjectRef, Desk]]:
    rows = Departure.objects.filter(state__in=UNDER_WAY, last_day__lt=before)
    return [(SubjectRef(person), Desk(desk)) for person, desk in rows.values_list("person", "desk")]
