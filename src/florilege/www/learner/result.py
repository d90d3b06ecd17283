"""The result of an attempt: the mark, then each question with what was answered and why."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment.enums import SubmittedBy
from florilege.teaching.assessment.queries import attempts_in, outcome_of, points_in
from florilege.teaching.assessment.rules import attempts_left
from florilege.www.base.page import PageRequest
from florilege.www.learner.corrections import correction_of
from florilege.www.learner.desk import answers_on, desk_or_404
from florilege.www.learner.quiz_page import quiz_page


@quiz_page(title="The result of a quiz")
@require_GET
def result(request: PageRequest, attempt_id: UUID) -> HttpResponse:
    desk = desk_or_404(request, attempt_id)
    outcome = outcome_of(attempt_id, purpose=Purpose.ASSESSMENT)
    if outcome is None:
        return redirect("learner:attempt", attempt_id)
    quiz, attempt = desk.quiz, desk.attempt
    assert quiz.quiz is not None
    tried = attempts_in(attempt.enrolment_id, attempt.activity_code, purpose=Purpose.ASSESSMENT)
    left = attempts_left(allowed=quiz.quiz.attempts, begun=len(tried))
    answers, points = answers_on(desk), points_in(attempt_id, purpose=Purpose.ASSESSMENT)
    # As long as another attempt may pass, right answers that were not found stay unsaid.
    reveals = outcome.passed or left == 0
    context = {
        "desk": desk,
        "quiz": quiz,
        "outcome": outcome,
        "left": left,
        "by_deadline": attempt.submitted_by is SubmittedBy.DEADLINE,
        "reveals": reveals,
        "corrections": [
            correction_of(
                item,
                response=answers[item.code].response if item.code in answers else None,
                points=points.get(item.code, 0.0),
                reveals=reveals,
            )
            for item in desk.questions
        ],
    }
    return render(request, "learner/result.html", context)
