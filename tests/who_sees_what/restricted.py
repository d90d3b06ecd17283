"""Restrict the person whose every field is marked; then run every job and open every page."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra import clock
from florilege.infra.journal.models import Entry, EntrySubject
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.registering import nightly_tasks, often_tasks
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef
from florilege.www.officer.pages import views
from florilege.www.officer.places import place_of
from tests.canary.marks import Marks
from tests.kill.jobs.registering import job
from tests.who_sees_what import walking

NIGHTS = 3


@job
def walk_restricted(person: str, marks: dict[str, str]) -> dict[str, Any]:
    """Give what every visitor saw, what the journal says, and how many letters were written."""
    told, subject = Marks(**marks), SubjectRef(UUID(person))
    seat = walking.seat_of(subject)
    visitors = dict(walking.visitors_of(subject, told, seat))
    places = walking.places_of(subject, seat, visitors["own trainer"][1])
    themselves = visitors["themselves"][0]
    before = _last_number()
    limits = themselves.post(
        "/mes-donnees/choix/limiter/", {"category": "everything", "ground": "accuracy"}
    )
    assert limits.status_code == 302, limits.content.decode()[:2000]
    letters = Letter.objects.filter(person=subject).count()
    left = set(_left(subject).values_list("id", flat=True))
    seen = {}
    for name, view in sorted(views().items()):
        if name in walking.NOT_TRIED or not hasattr(view, "page"):
            continue
        path = walking.path_of(name, view, places)
        for visitor, (client, _who) in visitors.items():
            answer = client.get(path)
            assert answer.status_code < 500, (visitor, name)
            seen[f"{visitor}|{name}"] = walking.seen_in(walking._content(answer), told)
    _work()
    return {
        "seen": {place: words for place, words in seen.items() if words},
        "tried": len(seen),
        "jobs": sorted({*often_tasks(), *nightly_tasks()}),
        "looks": _looks(subject, before),
        "places": _places(before),
        "letters": Letter.objects.filter(person=subject).count() - letters,
        "kinds_sent": sorted(
            set(_left(subject).exclude(id__in=left).values_list("kind", flat=True))
        ),
    }


def _work() -> None:
    """Go the worker's rounds, and through some nights with every nightly task."""
    today = clock.today()
    for passed in range(NIGHTS):
        day = today + timedelta(days=passed)
        at = datetime(day.year, day.month, day.day, 23, 0, tzinfo=clock.LEGAL_ZONE)
        with clock.CLOCK.fixed(at):
            go_round(at=at)
            go_round(at=at + timedelta(minutes=30))


def _left(subject: SubjectRef) -> QuerySet[Letter]:
    return Letter.objects.filter(person=subject, sent_at__isnull=False)


def _last_number() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True)[0]


def _places(before: int) -> dict[str, str]:
    """Every place from which anything was looked at since then, with its words."""
    routes = Entry.objects.filter(number__gt=before).values_list("route", flat=True).distinct()
    return {route: place_of(route).words for route in routes}


def _looks(subject: SubjectRef, before: int) -> list[list[str]]:
    """Every kind of look at the person since then: purpose, role, where, result."""
    numbers = EntrySubject.objects.filter(subject=subject, number__gt=before).values("number")
    found = Entry.objects.filter(number__in=numbers)
    rows = found.values_list("purpose", "role", "route", "result").distinct()
    return sorted([list(row) for row in rows])
