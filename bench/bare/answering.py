"""A question of a quiz on the bare site: shown, and its answer kept at each change."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from bench.bare.models import Step, Try
from bench.bare.sites import site
from florilege.kernel.vocabulary import Role
from florilege.teaching.assessment.rules import answered_elsewhere, is_answered, takes_answers
from florilege.www.learner.answers import answer_form
from florilege.www.learner.editions import content_of, questions_of
from florilege.www.learner.windows import new_window, window_of


@site(Role.LEARNER)
def question(request: Any, attempt_id: UUID, number: int) -> HttpResponse:
    attempt = get_object_or_404(
        Try.objects.select_related("seat__session"),
        id=attempt_id,
        seat__person_id=request.session["person"],
    )
    questions = questions_of(attempt.activity_id)
    item = questions[number - 1]
    if request.method == "GET":
        return _show(request, attempt, questions, number)
    form = answer_form(item, attempt=attempt.id, data=request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    return _save(request, attempt, item.code, form.response())


def _show(request: Any, attempt: Try, questions: Any, number: int) -> HttpResponse:
    steps = Step.objects.filter(attempt=attempt)
    newest = steps.values("item_code").annotate(newest=Max("seq")).values("newest")
    answers = {step.item_code: step for step in steps.filter(seq__in=newest)}
    item = questions[number - 1]
    answer = answers.get(item.code)
    given = answer.response if answer else None
    context = {
        "desk": {"attempt": attempt, "seat": attempt.seat, "questions": questions},
        "quiz": content_of(attempt.activity_id),
        "number": number,
        "item": item,
        "form": answer_form(item, attempt=attempt.id, given=given),
        "answer": answer,
        "window": new_window(given, seen_seq=answer.seq if answer else 0),
        "spots": [
            {
                "number": place,
                "question": one,
                "is_answered": one.code in answers and is_answered(answers[one.code].response),
                "is_current": place == number,
            }
            for place, one in enumerate(questions, start=1)
        ],
        "before": number - 1,
        "after": number + 1 if number < len(questions) else 0,
        "now": timezone.now(),
    }
    return render(request, "learner/question.html", context)


def _save(request: Any, attempt: Try, code: str, response: Any) -> HttpResponse:
    window, at = window_of(request.POST), timezone.now()
    with transaction.atomic():
        attempt = Try.objects.select_for_update().get(id=attempt.id)
        if attempt.state != "open" or not takes_answers(deadline_at=attempt.deadline_at, at=at):
            return JsonResponse({"sentence": "closed"}, status=409)
        steps = Step.objects.filter(attempt=attempt)
        newest = steps.filter(item_code=code).order_by("-seq").values("seq", "window_id").first()
        elsewhere = newest is not None and answered_elsewhere(
            newest_seq=newest["seq"],
            newest_window=newest["window_id"],
            seen_seq=window.seen_seq,
            window=window.id,
        )
        step = Step.objects.create(
            id=uuid4(),
            attempt=attempt,
            seq=(steps.aggregate(last=Max("seq"))["last"] or 0) + 1,
            item_code=code,
            response=response,
            at=at,
            client_id=uuid4(),
            window_id=window.id,
        )
    if elsewhere:
        return JsonResponse({"sentence": "elsewhere"}, status=409)
    return JsonResponse({"saved_at": at.isoformat(), "seq": step.seq})
