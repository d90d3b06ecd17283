"""One question of an attempt: shown, answered, saved at each change, with or without script."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.teaching.assessment.actions.save_response import AttemptClosed, save_response
from florilege.teaching.assessment.queries import answered_elsewhere_at
from florilege.teaching.assessment.shapes import Saved
from florilege.teaching.catalogue.queries import ItemContent
from florilege.www.base.page import PageRequest
from florilege.www.base.sending import Sent, sends_what
from florilege.www.base.templatetags.face import clock_time
from florilege.www.learner.answers import AnswerForm, answer_form
from florilege.www.learner.desk import Desk, answers_on, desk_or_404, overview
from florilege.www.learner.quiz_page import quiz_page
from florilege.www.learner.windows import Window, fingerprint, new_window, window_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is being answered."""

    desk: Desk
    number: int
    item: ItemContent


def _sent(request: PageRequest, posted: QueryDict, *, attempt_id: UUID, number: int) -> Sent:
    desk = desk_or_404(request, attempt_id)
    item = desk.question_or_404(number)
    asked = unescape(strip_tags(item.prompt_html)).strip()
    form = answer_form(item, attempt=desk.attempt.id, data=posted)
    return Sent(_("Keep this answer"), about=asked, forms=[form])


@quiz_page(title="A question of a quiz")
@sends_what(_sent)
@require_http_methods(["GET", "POST"])
def question(request: PageRequest, attempt_id: UUID, number: int) -> HttpResponse:
    desk = desk_or_404(request, attempt_id)
    asked = Asked(desk=desk, number=number, item=desk.question_or_404(number))
    if not desk.is_open:
        return _closed(request, asked)
    if request.method == "GET":
        return _show(request, asked)
    form = answer_form(asked.item, attempt=desk.attempt.id, data=request.POST)
    if not form.is_valid():
        return _refuse(request, asked, form)
    return _save(request, asked, form)


def _save(request: PageRequest, asked: Asked, form: AnswerForm) -> HttpResponse:
    window = window_of(request.POST)
    if not _is_autosave(request):
        elsewhere_at = _unseen(asked, form, window)
        if elsewhere_at is not None:
            return _tell_elsewhere(request, asked, elsewhere_at, kept=False)
    try:
        saved = save_response(
            attempt_id=asked.desk.attempt.id,
            person=request.person,
            item_code=asked.item.code,
            response=form.response(),
            client_id=_client_id(request),
            window_id=window.id,
            seen_seq=window.seen_seq,
            at=clock.now(),
        )
    except AttemptClosed:
        return _closed(request, asked)
    if saved.elsewhere_at is not None:
        return _tell_elsewhere(request, asked, saved.elsewhere_at, kept=True)
    if _is_autosave(request):
        return _tell_saved(saved)
    return _go_on(request, asked)


def _unseen(asked: Asked, form: AnswerForm, window: Window) -> datetime | None:
    """Tell when another window answered, if this one only passes by with what it showed before.

    Saving it would put an old answer over a newer one that the learner gave elsewhere.
    """
    if fingerprint(form.response(), window_id=window.id) != window.shown:
        return None
    return answered_elsewhere_at(
        asked.desk.attempt.id, asked.item.code, seen_seq=window.seen_seq, window_id=window.id
    )


def _show(
    request: PageRequest, asked: Asked, *, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    desk, answers = asked.desk, answers_on(asked.desk)
    answer = answers.get(asked.item.code)
    given = answer.response if answer else None
    window = new_window(given, seen_seq=answer.seq if answer else 0)
    context: dict[str, Any] = {
        "desk": desk,
        "quiz": desk.quiz,
        "number": asked.number,
        "item": asked.item,
        "form": form or answer_form(asked.item, attempt=desk.attempt.id, given=given),
        "answer": answer,
        "window": window,
        "spots": overview(desk, answers, current=asked.number),
        "before": asked.number - 1,
        "after": asked.number + 1 if asked.number < len(desk.questions) else 0,
        "now": clock.now(),
    }
    return render(request, "learner/question.html", context, status=status)


def _refuse(request: PageRequest, asked: Asked, form: AnswerForm) -> HttpResponse:
    if _is_autosave(request):
        first = next(iter(form.errors.values()))[0]
        return JsonResponse({"sentence": first}, status=422)
    return _show(request, asked, form=form, status=422)


def _closed(request: PageRequest, asked: Asked) -> HttpResponse:
    sentence = _("This attempt was handed in. What was saved before then counts.")
    if _is_autosave(request):
        return JsonResponse({"sentence": sentence}, status=409)
    if request.method == "POST":
        messages.warning(request, sentence)
    return redirect("learner:result", asked.desk.attempt.id)


def _tell_elsewhere(
    request: PageRequest, asked: Asked, at: datetime, *, kept: bool
) -> HttpResponse:
    words = {"time": clock_time(at)}
    if kept:
        sentence = _(
            "You answered this question in another window at %(time)s. Both answers are kept; "
            "this one is the latest and counts."
        )
    else:
        sentence = _(
            "You answered this question in another window at %(time)s. This is that answer, the "
            "latest; change it here if you like."
        )
    if _is_autosave(request):
        return JsonResponse({"sentence": sentence % words}, status=409)
    messages.warning(request, sentence % words)
    return redirect("learner:question", asked.desk.attempt.id, asked.number)


def _tell_saved(saved: Saved) -> HttpResponse:
    return JsonResponse({"saved_at": saved.at.isoformat(), "seq": saved.seq})


def _go_on(request: PageRequest, asked: Asked) -> HttpResponse:
    """Go where the pressed button leads: a question's number, or the review."""
    wanted = request.POST.get("go", "")
    if wanted.isdecimal() and 1 <= int(wanted) <= len(asked.desk.questions):
        return redirect("learner:question", asked.desk.attempt.id, int(wanted))
    return redirect("learner:review", asked.desk.attempt.id)


def _is_autosave(request: PageRequest) -> bool:
    return request.headers.get("X-Autosave") == "1"


def _client_id(request: PageRequest) -> UUID:
    """Read the name of the message, if the script gave one; a form without script has none."""
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        return uuid4()
