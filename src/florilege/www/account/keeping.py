"""Keep a quiet account by the link of the message: one button, and nobody has to sign in."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Role, Vault
from florilege.people.inactivity.actions.answer_question import LinkEnded, answer_question
from florilege.people.inactivity.queries import asked_by
from florilege.www.base.page import PageRequest, page

_open = partial(page, purposes=(), vaults=(Vault.IDENTITY,), roles=(Role.ANONYMOUS,))


@_open(title="Keep my account")
@require_http_methods(["GET", "POST"])
def keep(request: PageRequest, token: str) -> HttpResponse:
    """Show the button; following the link alone keeps nothing, since mail programs follow links."""
    try:
        if request.method == "POST":
            answer_question(token=token, at=clock.now())
            return redirect("account:kept")
        if asked_by(token) is None:
            raise LinkEnded
    except LinkEnded:
        return render(request, "account/keep_ended.html", status=410)
    return render(request, "account/keep.html", {"months": _months()})


@_open(title="Your account stays")
@require_GET
def kept(request: PageRequest) -> HttpResponse:
    return render(request, "account/kept.html", {"months": _months()})


def _months() -> int:
    return policy.charter().deadlines.inactivity_months
