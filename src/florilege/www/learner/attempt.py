"""The door of a quiz, the way into an attempt, and the last look before handing it in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.actions.start_attempt import NoAttemptLeft, start_attempt
from florilege.teaching.assessment.actions.submit_attempt import submit_attempt
from florilege.teaching.assessment.enums import AttemptState
from florilege.teaching.assessment.queries import attempts_in, outcomes_in
from florilege.teaching.assessment.rules import attempts_left
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import ActivityContent
from florilege.www.base.page import PageRequest
from florilege.www.base.sending import sends
from florilege.www.learner.desk import answers_on, desk_or_404, overview
from florilege.www.learner.editions import content_of, questions_of
from florilege.www.learner.quiz_page import quiz_page
from florilege.www.learner.seats import Lesson, lesson_or_404


def show_door(request: PageRequest, lesson: Lesson, quiz: ActivityContent) -> HttpResponse:
    """Say what the quiz is, what was tried before, and how to begin."""
    assert quiz.quiz is not None
    tried = attempts_in(lesson.seat.id, quiz.code, purpose=Purpose.ASSESSMENT)
    outcomes = outcomes_in([lesson.seat.id], purpose=Purpose.ASSESSMENT).get(lesson.seat.id, ())
    results = {one.attempt_id: one for one in outcomes}
    under_way = next((one for one in tried if one.state is AttemptState.OPEN), None)
    context = {
        "lesson": lesson,
        "content": quiz,
        "under_way": under_way,
        "tried": [(one, results[one.id]) for one in tried if one.id in results],
        "passed": any(results[one.id].passed for one in tried if one.id in results),
        "left": attempts_left(allowed=quiz.quiz.attempts, begun=len(tried)),
        "question_count": len(questions_of(quiz.id)),
    }
    return render(request, "learner/quiz.html", context)


@quiz_page(title="Begin a quiz")
@sends(gettext_lazy("Begin the quiz"))
@require_POST
def start(request: PageRequest, enrolment_id: UUID, code: str) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open."""
    lesson = lesson_or_404(request, enrolment_id, code)
    quiz = content_of(lesson.about.id)
    if quiz.kind is not ActivityKind.QUIZ:
        raise Http404
    try:
        attempt_id = start_attempt(enrolled=lesson.seat, quiz=quiz, at=clock.now())
    except NoAttemptLeft:
        messages.warning(request, _("You have used every attempt that this quiz allows."))
        return redirect("learner:activity", lesson.seat.id, code)
    return redirect("learner:attempt", attempt_id)


@quiz_page(title="An attempt at a quiz")
@require_GET
def enter(request: PageRequest, attempt_id: UUID) -> HttpResponse:
    """Lead to the first question without an answer, to the review, or to the result."""
    desk = desk_or_404(request, attempt_id)
    if not desk.is_open:
        return redirect("learner:result", attempt_id)
    spots = overview(desk, answers_on(desk))
    waiting = next((spot.number for spot in spots if not spot.is_answered), None)
    if waiting is None:
        return redirect("learner:review", attempt_id)
    return redirect("learner:question", attempt_id, waiting)


@quiz_page(title="Before a quiz is handed in")
@sends(gettext_lazy("Hand in"))
@require_http_methods(["GET", "POST"])
def review(request: PageRequest, attempt_id: UUID) -> HttpResponse:
    """Show what was answered and what was not; the button hands the attempt in."""
    desk = desk_or_404(request, attempt_id)
    if request.method == "POST":
        submit_attempt(attempt_id=attempt_id, person=request.person, at=clock.now())
        return redirect("learner:result", attempt_id)
    if not desk.is_open:
        return redirect("learner:result", attempt_id)
    spots = overview(desk, answers_on(desk))
    context = {
        "desk": desk,
        "quiz": desk.quiz,
        "spots": spots,
        "missing": [spot for spot in spots if not spot.is_answered],
        "now": clock.now(),
    }
    return render(request, "learner/review.html", context)
