"""The register of requests: those of people who are here, and the proofs of who was erased."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from florilege.infra.gate.looking import look
from florilege.rights.enums import RUNNING, RequestState
from florilege.rights.models import RequestProof, RightsRequest

LOOKED_AT = ("kind", "state", "received_on", "due_on", "extended_until", "closed_on")
_COLUMNS = ("id", "received_on")


@dataclass(frozen=True, slots=True)
class Entry:
    """One request without anybody's name; `is_erased` says that its person is gone."""

    id: UUID
    kind: str
    received_on: date
    due_on: date
    extended_until: date | None
    answered_on: date | None
    ended_on: date | None
    is_erased: bool


@dataclass(slots=True)
class Figures:
    """One year of requests, counted by the year in which they came."""

    year: int
    received: int = 0
    answered: int = 0
    late: int = 0
    extended: int = 0
    erased: int = 0


def numbers_in_order() -> QuerySet[Any, Any]:
    """Numbers of all requests, the latest first; of two rows for one request, one."""
    here = RightsRequest.objects.exclude(id__in=RequestProof.objects.values("id"))
    both = here.values_list(*_COLUMNS).union(RequestProof.objects.values_list(*_COLUMNS))
    return both.order_by("-received_on", "id")


def entries(numbers: list[UUID]) -> list[Entry]:
    """Look at the requests of these numbers, in their order. Two queries and a look."""
    rows = list(RightsRequest.objects.filter(id__in=numbers))
    look(rows, *LOOKED_AT)
    found = {row.id: _living(row) for row in rows}
    found |= {proof.id: _gone(proof) for proof in RequestProof.objects.filter(id__in=numbers)}
    return [found[number] for number in numbers if number in found]


def figures(*, on: date) -> list[Figures]:
    """Count every request by year, the latest year first; late is late whether answered or not."""
    late_here = Q(closed_on__gt=F("due_on"), state=RequestState.ANSWERED)
    late_here |= Q(due_on__lt=on, state__in=RUNNING)
    here = RightsRequest.objects.exclude(id__in=RequestProof.objects.values("id"))
    years: dict[int, Figures] = {}
    _add(years, here, answered=Q(state=RequestState.ANSWERED), late=late_here)
    proofs, unanswered = RequestProof.objects.all(), Q(answered_on=None, ended_on__gt=F("due_on"))
    late_gone = Q(answered_on__gt=F("due_on")) | unanswered
    _add(years, proofs, answered=Q(answered_on__isnull=False), late=late_gone, erased=True)
    return sorted(years.values(), key=lambda one: -one.year)


def _add(
    years: dict[int, Figures],
    rows: QuerySet[Any],
    *,
    answered: Q,
    late: Q,
    erased: bool = False,
) -> None:
    counted = (
        rows.order_by()
        .values(year=ExtractYear("received_on"))
        .annotate(
            received=Count("id"),
            answered=Count("id", filter=answered),
            late=Count("id", filter=late),
            extended=Count("id", filter=Q(extended_until__isnull=False)),
        )
    )
    for row in counted:
        year = years.setdefault(row["year"], Figures(row["year"]))
        for name in ("received", "answered", "late", "extended"):
            setattr(year, name, getattr(year, name) + row[name])
        year.erased += row["received"] if erased else 0


def _living(row: RightsRequest) -> Entry:
    is_answered = row.state == RequestState.ANSWERED
    return Entry(
        id=row.id,
        kind=row.kind,
        received_on=row.received_on,
        due_on=row.due_on,
        extended_until=row.extended_until,
        answered_on=row.closed_on if is_answered else None,
        ended_on=row.closed_on,
        is_erased=False,
    )


def _gone(proof: RequestProof) -> Entry:
    return Entry(
        id=proof.id,
        kind=proof.kind,
        received_on=proof.received_on,
        due_on=proof.due_on,
        extended_until=proof.extended_until,
        answered_on=proof.answered_on,
        ended_on=proof.ended_on,
        is_erased=True,
    )
