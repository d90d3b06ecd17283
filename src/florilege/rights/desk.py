"""Read requests: a person's own, and the desk's list with what presses first. Rows to look at."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from florilege.kernel.subjects import SubjectRef
from florilege.rights.clocks import urgency
from florilege.rights.enums import RUNNING, RequestKind, RequestState, TellingState, Urgency
from florilege.rights.models import Choice, Restriction, RightsRequest, Telling

SHOWN = ("kind", "way", "state", "received_on", "due_on", "closed_on", "outcome", "extended_until")


@dataclass(frozen=True, slots=True)
class Pressing:
    """How many requests wait, are late, and are due today."""

    running: int
    late: int
    today: int
    paused: int


def own_requests(person: SubjectRef) -> list[RightsRequest]:
    """A person's requests, running ones first, then the latest."""
    return list(_in_order(RightsRequest.objects.filter(person=person)))


def own_request(request_id: UUID, person: SubjectRef) -> RightsRequest | None:
    return RightsRequest.objects.filter(id=request_id, person=person).first()


def running_count(person: SubjectRef) -> int:
    """Count a person's requests that have no answer yet."""
    return RightsRequest.objects.filter(person=person, state__in=RUNNING).count()


def request_numbered(request_id: UUID) -> RightsRequest | None:
    return RightsRequest.objects.filter(id=request_id).first()


def desk_list(
    *, kind: str = "", state: str = "", late_on: date | None = None
) -> QuerySet[RightsRequest]:
    """Requests that fit: running ones by due day, so that late ones come first; closed ones after."""
    found = RightsRequest.objects.all()
    if kind:
        found = found.filter(kind=RequestKind(kind))
    if state:
        found = found.filter(state=RequestState(state))
    if late_on is not None:
        found = found.filter(state=RequestState.OPEN, due_on__lt=late_on)
    return _in_order(found)


def pressing(on: date) -> Pressing:
    """Count what presses; numbers name nobody. One query."""
    rows = list(RightsRequest.objects.filter(state__in=RUNNING).values_list("state", "due_on"))
    waiting = [due_on for state, due_on in rows if state == RequestState.OPEN]
    return Pressing(
        running=len(rows),
        late=sum(due_on < on for due_on in waiting),
        today=sum(due_on == on for due_on in waiting),
        paused=len(rows) - len(waiting),
    )


def urgency_of(request: RightsRequest, *, on: date) -> Urgency | None:
    """Tell how pressing a request is; nothing once it has its answer."""
    if request.state not in RUNNING:
        return None
    return urgency(
        received_on=request.received_on,
        due_on=request.due_on,
        paused=request.state == RequestState.PAUSED,
        on=on,
    )


def restrictions_in_force(person: SubjectRef | None = None) -> list[Restriction]:
    """Restrictions that are not lifted, the oldest first: one person's, or everybody's."""
    rows = Restriction.objects.filter(lifted_at=None).order_by("begun_at")
    return list(rows.filter(person=person) if person else rows)


def last_choices(person: SubjectRef) -> dict[tuple[str, str], Choice]:
    """Give the last line of the ledger about each purpose, by kind and purpose."""
    rows = Choice.objects.filter(person=person).order_by("number")
    return {(row.kind, row.purpose): row for row in rows}


def tellings_of(person: SubjectRef) -> list[Telling]:
    return list(Telling.objects.filter(person=person).order_by("-made_at", "recipient"))


def tellings_waiting() -> list[Telling]:
    return list(Telling.objects.filter(state=TellingState.WAITING).order_by("made_at"))


def _in_order(rows: QuerySet[RightsRequest]) -> QuerySet[RightsRequest]:
    running = Case(
        When(state__in=RUNNING, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.alias(closed=running).order_by("closed", "due_on", "-closed_on", "id")
