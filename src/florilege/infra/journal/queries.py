"""Read the journal: the officer's search, and a person's "who looked"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.journal.models import Entry, EntrySubject
from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class Search:
    """What the officer asks: each part narrows, None leaves open. Days are legal days."""

    subject: UUID | None = None
    actor: UUID | None = None
    role: str = ""
    purpose: str = ""
    since: date | None = None
    until: date | None = None
    refused_only: bool = False


def entries(search: Search) -> QuerySet[Entry]:
    """Entries that fit, newest first."""
    found = Entry.objects.order_by("-number")
    if search.subject:
        numbers = EntrySubject.objects.filter(subject=search.subject).values("number")
        found = found.filter(number__in=numbers)
    if search.actor:
        found = found.filter(actor=search.actor)
    if search.role:
        found = found.filter(role=search.role)
    if search.purpose:
        found = found.filter(purpose=search.purpose)
    if search.since:
        found = found.filter(at__gte=_midnight(search.since))
    if search.until:
        found = found.filter(at__lt=_midnight(search.until + timedelta(days=1)))
    if search.refused_only:
        found = found.filter(result__startswith="refused")
    return found


def looks_at(subject: SubjectRef) -> QuerySet[Entry]:
    """Who looked at a person's data, newest first."""
    return entries(Search(subject=subject))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)
