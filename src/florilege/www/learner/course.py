"""A course: its modules and activities with their states, times announced and measured."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import OutlineActivity, OutlineModule, current_version
from florilege.teaching.enrolment.actions.adopt_version import adopt_version
from florilege.teaching.enrolment.queries import slots_of
from florilege.teaching.progress.queries import (
    ActivityProgress,
    Progress,
    last_place_in,
    progress_in,
)
from florilege.www.base.page import PageRequest, page
from florilege.www.learner.dates import SHOWN
from florilege.www.learner.editions import plan_or_404
from florilege.www.learner.seats import seat_or_404


@dataclass(frozen=True, slots=True)
class Line:
    """An activity in the plan of the course."""

    about: OutlineActivity
    progress: ActivityProgress
    is_next: bool

    @property
    def active_minutes(self) -> int:
        return self.progress.active_seconds // 60


@dataclass(frozen=True, slots=True)
class Part:
    """A module in the plan of the course."""

    module: OutlineModule
    lines: list[Line]

    @property
    def active_minutes(self) -> int:
        return sum(line.progress.active_seconds for line in self.lines) // 60


_course_page = partial(
    page,
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    looks_at=("progress.ActivityRecord.at", "progress.Place.locator"),
)


@_course_page(title="A course that is followed")
@require_GET
def course(request: PageRequest, enrolment_id: UUID) -> HttpResponse:
    seat = seat_or_404(request, enrolment_id)
    plan = plan_or_404(seat.version_id)
    progress = progress_in(seat, plan)
    place = last_place_in(seat.id)
    newest = current_version(seat.course_id)
    now = clock.now()
    context = {
        "seat": seat,
        "plan": plan,
        "parts": _parts(plan.modules, progress, at_code=place.activity_code if place else ""),
        "progress": progress,
        "active_minutes": progress.active_seconds // 60,
        "announced_minutes": sum(module.minutes for module in plan.modules),
        "newer_edition": newest is not None and newest != seat.version_id,
        "coming": [slot for slot in slots_of(seat.session_id) if slot.ends_at > now][:SHOWN],
    }
    return render(request, "learner/course.html", context)


@_course_page(title="Move to the new edition of a course")
@require_POST
def adopt(request: PageRequest, enrolment_id: UUID) -> HttpResponse:
    """Go on with the newest edition; what was done stays done, by the activities' codes."""
    seat = seat_or_404(request, enrolment_id)
    newest = current_version(seat.course_id)
    if newest is not None and newest != seat.version_id:
        adopt_version(enrolment_id=seat.id, person=request.person, version_id=newest)
        messages.success(request, _("You now follow the newest edition. What was done stays done."))
    return redirect("learner:course", seat.id)


def _parts(modules: tuple[OutlineModule, ...], progress: Progress, *, at_code: str) -> list[Part]:
    return [
        Part(
            module=module,
            lines=[
                Line(about=one, progress=progress.of(one.code), is_next=one.code == at_code)
                for one in module.activities
            ],
        )
        for module in modules
    ]
