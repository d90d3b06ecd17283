"""Read how far an announcement is: numbers only, nobody's name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from florilege.kernel.subjects import SubjectRef
from florilege.people.announcements.enums import Told
from florilege.people.announcements.models import Announcement
from florilege.people.notices.queries import shown_among


@dataclass(frozen=True, slots=True)
class Progress:
    """How many people stand in each state, since when the oldest waits, when the last left."""

    counts: Counter[Told]
    waits_since: datetime | None
    last_ended_at: datetime | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        return self.counts[Told.WAITING]


def progress_of(version: int) -> Progress:
    """Two queries, whatever the size of the school."""
    rows = Announcement.objects.filter(version=version)
    counts = rows.order_by("state").values_list("state").annotate(Count("id"))
    ends = rows.aggregate(last=Max("ended_at"))
    oldest = rows.filter(state=Told.WAITING).aggregate(since=Min("written_at"))
    return Progress(
        counts=Counter({Told(state): count for state, count in counts}),
        waits_since=oldest["since"],
        last_ended_at=ends["last"],
    )


def told_among(people: Iterable[SubjectRef], *, version: int) -> set[SubjectRef]:
    """Give those who were told of an edition, or saw it when they opened their account."""
    wanted = set(people)
    noted = Announcement.objects.filter(version=version, person__in=wanted)
    told = {SubjectRef(person) for person in noted.values_list("person", flat=True)}
    return told | shown_among(wanted, version=version)


def last_told(version: int) -> SubjectRef | None:
    """Give the last person, in the order of ids, of whom anything is noted."""
    rows = Announcement.objects.filter(version=version).order_by("-person")
    found = rows.values_list("person", flat=True).first()
    return SubjectRef(found) if found else None
