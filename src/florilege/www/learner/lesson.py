"""An activity: a text to read, a film to watch, a document to take away; or the door of a quiz."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import ActivityContent
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.queries import PlaceKept, place_in, progress_in
from florilege.www.base.page import PageRequest, page
from florilege.www.learner import attempt
from florilege.www.learner.editions import content_of
from florilege.www.learner.seats import Lesson, lesson_or_404

_TEMPLATES = {
    ActivityKind.TEXT: "learner/lesson_text.html",
    ActivityKind.VIDEO: "learner/lesson_video.html",
    ActivityKind.DOCUMENT: "learner/lesson_document.html",
}


@page(
    title="A lesson or a quiz",
    purposes=(Purpose.TEACHING, Purpose.ASSESSMENT),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    looks_at=("progress.ActivityRecord.at", "progress.Place.locator", "assessment.Outcome.percent"),
)
@require_GET
def activity(request: PageRequest, enrolment_id: UUID, code: str) -> HttpResponse:
    lesson = lesson_or_404(request, enrolment_id, code)
    content = content_of(lesson.about.id)
    now = clock.now()
    open_activity(enrolled=lesson.seat, activity_id=content.id, activity_code=content.code, at=now)
    if content.kind is ActivityKind.QUIZ:
        return attempt.show_door(request, lesson, content)
    context = _shown(lesson, content) | {"opened": int(now.timestamp())}
    place = place_in(lesson.seat.id, content.code)
    context |= {"place": place, "place_at": _place_at(place, earlier="avant" in request.GET)}
    return render(request, _TEMPLATES[content.kind], context)


def _shown(lesson: Lesson, content: ActivityContent) -> dict[str, Any]:
    progress = progress_in(lesson.seat, lesson.plan)
    own = progress.of(content.code)
    return {
        "lesson": lesson,
        "content": content,
        "progress": progress,
        "own": own,
        "active_minutes": own.active_seconds // 60,
    }


def _place_at(place: PlaceKept | None, *, earlier: bool) -> str:
    """Write the place for the page's script: the newest, or where the sitting before ended."""
    if place is None:
        return ""
    return (place.earlier if earlier and place.earlier else place.locator).mark
