"""What every page of an attempt declares; what is typed there survives an expired session."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.assessment.actions.submit_attempt import AnswersWithheld
from florilege.www.base.page import PageRequest, page

Shown = Callable[..., HttpResponseBase]
_declared = partial(
    page,
    purposes=(Purpose.ASSESSMENT, Purpose.TEACHING),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    keeps_post=True,
    looks_at=("assessment.AttemptStep.response", "assessment.Outcome.percent"),
)


def quiz_page(*, title: str) -> Callable[[Shown], Shown]:
    """Declare a page of an attempt; a restricted learner is told that their quizzes wait."""

    def declare(view: Shown) -> Shown:
        @wraps(view)
        def shown(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except AnswersWithheld:
                return render(request, "learner/withheld.html", status=409)

        return _declared(title=title)(shown)

    return declare
