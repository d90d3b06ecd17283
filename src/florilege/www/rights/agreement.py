"""The page on which a parent agrees or refuses for somebody under fifteen, without an account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from florilege.infra import clock, policy
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.actions.ask_second_person import (
    AgreementSpent,
    answer_for_second_person,
    purpose_asked,
)
from florilege.www.base.page import PageRequest, page


@page(
    title="Your agreement as a parent",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.ANONYMOUS,),
)
@require_http_methods(["GET", "POST"])
def agreement(request: PageRequest, token: str) -> HttpResponse:
    """A forged, old or used link is told as such, and tells nothing else."""
    at, language = clock.now(), get_language() or "fr"
    context: dict[str, object] = {}
    try:
        if request.method == "POST" and request.POST.get("answer") in {"yes", "no"}:
            agrees = request.POST["answer"] == "yes"
            answer_for_second_person(token, agrees=agrees, at=at)
            return render(request, "rights/agreement_given.html", {"agrees": agrees})
        entry = policy.charter().purposes[purpose_asked(token, at=at)]
        context = {
            "title": entry.title.in_language(language),
            "explanation": entry.explanation.in_language(language),
        }
    except (AgreementSpent, KeyWithheld):
        return render(request, "rights/agreement_spent.html", status=410)
    status = 422 if request.method == "POST" else 200
    return render(request, "rights/agreement.html", context, status=status)
