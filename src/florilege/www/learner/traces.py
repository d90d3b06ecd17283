"""What the page's script sends while somebody learns, and the button that says "done"."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from florilege.infra import clock
from florilege.kernel.vocabulary import Role, Vault
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.progress.actions.complete_activity import NotOpenedYet, complete_activity
from florilege.teaching.progress.actions.record_active_time import record_active_time
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.rules import Locator, NoSuchPlace, place_in_text, place_in_video
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.learner.seats import Lesson, lesson_or_404

_written = partial(
    page, purposes=(), vaults=(Vault.LEARNING, Vault.PUBLIC), roles=(Role.LEARNER,), machine=True
)


@_written(title="Keep the place in a lesson")
@require_POST
def place(request: PageRequest, enrolment_id: UUID, code: str) -> HttpResponse:
    """Keep the exact place; a film that says it has ended is done."""
    lesson = lesson_or_404(request, enrolment_id, code)
    try:
        locator = _locator(request, lesson)
    except NoSuchPlace:
        return HttpResponseBadRequest()
    now = clock.now()
    save_place(enrolled=lesson.seat, activity_code=code, locator=locator, at=now)
    if lesson.about.kind is ActivityKind.VIDEO and request.POST.get("ended") == "1":
        _complete(lesson, at=now)
    return JsonResponse({"saved_at": now.isoformat()})


@_written(title="Measure the time in a lesson")
@require_POST
def time(request: PageRequest, enrolment_id: UUID, code: str) -> HttpResponse:
    """Count a heartbeat; what it is worth is the server's decision."""
    lesson = lesson_or_404(request, enrolment_id, code)
    try:
        beat, seconds = UUID(request.POST.get("beat", "")), int(request.POST.get("seconds", ""))
    except ValueError:
        return HttpResponseBadRequest()
    counted = record_active_time(
        enrolled=lesson.seat,
        activity_id=lesson.about.id,
        activity_code=code,
        seconds=seconds,
        client_id=beat,
        opened_at=_opened_at(request),
        at=clock.now(),
    )
    return JsonResponse({"counted": counted})


def _sent(request: PageRequest, _posted: QueryDict, *, enrolment_id: UUID, code: str) -> Sent:
    lesson = lesson_or_404(request, enrolment_id, code)
    return Sent(_("I have finished"), about=lesson.about.title)


@page(
    title="Mark a lesson as done",
    purposes=(),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    keeps_post=True,
)
@sends_what(_sent)
@require_POST
def complete(request: PageRequest, enrolment_id: UUID, code: str) -> HttpResponse:
    """The learner says that they have finished; a quiz is done by passing it, not by a button."""
    lesson = lesson_or_404(request, enrolment_id, code)
    if lesson.about.kind is ActivityKind.QUIZ:
        return redirect("learner:activity", lesson.seat.id, code)
    try:
        _complete(lesson, at=clock.now())
    except NotOpenedYet:
        messages.warning(request, _("Open this activity first: it can be finished afterwards."))
        return redirect("learner:activity", lesson.seat.id, code)
    messages.success(request, _("Done: %(title)s") % {"title": lesson.about.title})
    if lesson.after is None:
        return redirect("learner:course", lesson.seat.id)
    return redirect("learner:activity", lesson.seat.id, lesson.after.code)


def _complete(lesson: Lesson, *, at: datetime) -> None:
    complete_activity(
        enrolled=lesson.seat,
        activity_id=lesson.about.id,
        activity_code=lesson.about.code,
        at=at,
    )


def _locator(request: PageRequest, lesson: Lesson) -> Locator:
    sent = request.POST
    if lesson.about.kind is ActivityKind.VIDEO:
        return place_in_video(seconds=sent.get("seconds", ""))
    return place_in_text(block=sent.get("block", ""), ratio=sent.get("ratio", ""))


def _opened_at(request: PageRequest) -> datetime | None:
    """Read when the page was opened, as the page itself was told; it can only lower the count."""
    try:
        return datetime.fromtimestamp(int(request.GET.get("ouverte", "")), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
