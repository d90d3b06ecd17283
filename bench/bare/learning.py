"""The learner's home and a lesson on the bare site."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from bench.bare.models import Record, Seat, SeatPlace
from bench.bare.progress import progress_of
from bench.bare.sites import site
from florilege.kernel.vocabulary import Role
from florilege.teaching.catalogue.queries import outlines
from florilege.teaching.enrolment.models import Slot
from florilege.teaching.progress.queries import measured
from florilege.teaching.progress.rules import begins_sitting, locator_from
from florilege.www.learner.editions import content_of
from florilege.www.learner.seats import Lesson

SHOWN = 4


@site(Role.LEARNER)
@require_GET
def home(request: Any) -> HttpResponse:
    seats = list(
        Seat.objects.filter(person_id=request.session["person"])
        .select_related("session")
        .order_by("-session__starts_on", "id")
    )
    plans, found = outlines(seat.version_id for seat in seats), progress_of(s.id for s in seats)
    shelf = {seat.id: _shelved(seat, plans, found) for seat in seats}
    place = (
        SeatPlace.objects.filter(seat__person_id=request.session["person"])
        .order_by("-saved_at")
        .first()
    )
    context = {
        "resume": _resume(shelf, place),
        "courses": sorted(shelf.values(), key=lambda course: not course["is_open"]),
        "waiting": [],
        "coming": _coming(list(shelf.values())),
    }
    return render(request, "learner/home.html", context)


def _shelved(seat: Seat, plans: Any, found: Any) -> dict[str, Any]:
    progress = measured(plans[seat.version_id], found.get(seat.id, {}))
    return {
        "seat": seat,
        "plan": plans[seat.version_id],
        "progress": progress,
        "is_open": seat.starts_on <= timezone.localdate(),
        "active_minutes": progress.active_seconds // 60,
    }


def _resume(shelf: Any, place: SeatPlace | None) -> dict[str, Any] | None:
    course = shelf.get(place.seat_id) if place else None
    if place is None or course is None:
        return None
    about = next((a for a in course["plan"].activities if a.code == place.activity_code), None)
    return {"course": course, "about": about, "place": place} if about else None


def _coming(courses: list[dict[str, Any]]) -> dict[str, Any] | None:
    today, now = timezone.localdate(), timezone.now()
    ahead = [one for one in courses if one["seat"].ends_on >= today]
    if not ahead:
        return None
    soonest = min(ahead, key=lambda one: (one["seat"].starts_on, one["seat"].id))
    slots = Slot.objects.filter(session_id=soonest["seat"].session_id).order_by("starts_at")
    return {"course": soonest, "half_days": [s for s in slots if s.ends_at > now][:SHOWN]}


@site(Role.LEARNER)
@require_GET
def lesson(request: Any, seat_id: UUID, code: str) -> HttpResponse:
    seat = get_object_or_404(
        Seat.objects.select_related("session"), id=seat_id, person_id=request.session["person"]
    )
    plan = outlines([seat.version_id])[seat.version_id]
    found = _lesson(seat, plan, code)
    now, content = timezone.now(), content_of(found.about.id)
    place = _opened(seat, code, at=now)
    progress = measured(plan, progress_of([seat.id]).get(seat.id, {}))
    own = progress.of(code)
    context = {
        "lesson": found,
        "content": content,
        "progress": progress,
        "own": own,
        "active_minutes": own.active_seconds // 60,
        "opened": int(now.timestamp()),
        "place": place,
        "place_at": locator_from(place.locator).mark,
    }
    return render(request, "learner/lesson_text.html", context)


def _lesson(seat: Any, plan: Any, code: str) -> Lesson:
    places = [(module, one) for module in plan.modules for one in module.activities]
    number = next(n for n, (_, about) in enumerate(places) if about.code == code)
    return Lesson(
        seat=seat,
        plan=plan,
        module=places[number][0],
        about=places[number][1],
        before=places[number - 1][1] if number else None,
        after=places[number + 1][1] if number + 1 < len(places) else None,
    )


def _opened(seat: Seat, code: str, *, at: datetime) -> SeatPlace:
    """Keep where the learner is, and enter the first opening in the history, as the product does."""
    with transaction.atomic():
        place, is_new = SeatPlace.objects.select_for_update().get_or_create(
            seat=seat, activity_code=code, defaults={"locator": {}, "saved_at": at}
        )
        if is_new:
            Record.objects.create(seat=seat, activity_code=code, verb="initialized", at=at)
            return place
        if place.locator and begins_sitting(last_seen=place.saved_at, at=at):
            place.earlier, place.earlier_at = place.locator, place.saved_at
        place.saved_at = at
        place.save(update_fields=["locator", "saved_at", "earlier", "earlier_at"])
    return place
