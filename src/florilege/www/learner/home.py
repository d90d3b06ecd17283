"""The learner's home: resume, my courses, the next dates, and the way to everything of mine."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.mail.bouncing import is_lost
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.assessment.queries import open_attempt
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import Outline, OutlineActivity, outlines
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import Enrolled, enrolled, unseen_enrolments
from florilege.teaching.progress.queries import (
    PlaceKept,
    UnseenPlace,
    UnseenProgress,
    last_place,
    measured,
)
from florilege.teaching.progress.shapes import Activities
from florilege.www.base.page import PageRequest, page
from florilege.www.learner.dates import coming_dates
from florilege.www.learner.seats import opens
from florilege.www.learner.shelf import ShelvedCourse


@dataclass(frozen=True, slots=True)
class Resume:
    """Where "resume" leads."""

    course: ShelvedCourse
    about: OutlineActivity
    place: PlaceKept


@page(
    title="My space",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    looks_at=("enrolment.Enrolment.state", "progress.ActivityRecord.at", "progress.Place.locator"),
)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    seats, place = unseen_enrolments(request.person), UnseenPlace(request.person)
    held = [seat for seat in seats.values if seat.state is not EnrolmentState.WITHDRAWN]
    advance = UnseenProgress(seat.id for seat in held)
    look_together(seats.sight, place.sight, advance.sight)
    shelf = _shelf(held, advance.read())
    context = {
        "resume": _resume(shelf, place.read()),
        "courses": sorted(
            (course for course in shelf.values() if not course.is_waiting),
            key=lambda course: not course.is_open,
        ),
        "waiting": [course for course in shelf.values() if course.is_waiting],
        "coming": coming_dates(shelf.values(), at=clock.now()),
        "mail_comes_back": is_lost(request.person),
    }
    return render(request, "learner/home.html", context)


@page(
    title="Resume a course",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
)
@require_GET
def resume(request: PageRequest) -> HttpResponse:
    """Open the last place, on whatever device: in the middle of a quiz too."""
    place = last_place(request.person)
    seat = enrolled(place.enrolment_id, request.person) if place else None
    if place is None or seat is None or not opens(seat):
        return redirect("learner:home")
    about = _activity_in(outlines([seat.version_id]).get(seat.version_id), place.activity_code)
    if about is None:
        return redirect("learner:course", seat.id)
    if about.kind is ActivityKind.QUIZ:
        under_way = open_attempt(seat.id, about.code)
        if under_way is not None:
            return redirect("learner:attempt", under_way)
    return redirect("learner:activity", seat.id, about.code)


def _shelf(held: list[Enrolled], found: dict[UUID, Activities]) -> dict[UUID, ShelvedCourse]:
    plans = outlines(seat.version_id for seat in held)
    return {
        seat.id: ShelvedCourse(
            seat=seat,
            plan=plans[seat.version_id],
            progress=measured(plans[seat.version_id], found.get(seat.id, {})),
            is_open=opens(seat),
        )
        for seat in held
    }


def _resume(shelf: dict[UUID, ShelvedCourse], place: PlaceKept | None) -> Resume | None:
    course = shelf.get(place.enrolment_id) if place else None
    if place is None or course is None or not course.is_open:
        return None
    about = _activity_in(course.plan, place.activity_code)
    return Resume(course=course, about=about, place=place) if about else None


def _activity_in(plan: Outline | None, code: str) -> OutlineActivity | None:
    return next((one for one in plan.activities if one.code == code), None) if plan else None
