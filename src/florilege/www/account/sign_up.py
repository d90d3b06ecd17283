"""Open an account: one short form, one mail, one click with the password."""

import random
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock, policy
from florilege.infra.charters.shelf import Published
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.actions.confirm_address import confirm_address as confirm
from florilege.people.credentials.actions.open_account import Entry, PseudonymTaken, open_account
from florilege.people.credentials.actions.sign_in import NotLetIn
from florilege.people.credentials.forms import PasswordForm
from florilege.people.credentials.tokens import LinkSpent
from florilege.people.identity.rules import proposed_pseudonym
from florilege.www.account.forms import SignUpForm
from florilege.www.account.sign_in import enter
from florilege.www.base.page import PageRequest, page

_open = partial(
    page, purposes=(Purpose.ACCOUNT,), vaults=(Vault.IDENTITY,), roles=(Role.ANONYMOUS,)
)


@_open(title="Open an account")
@require_http_methods(["GET", "POST"])
def sign_up(request: PageRequest) -> HttpResponse:
    form = SignUpForm(request.POST or None, initial={"pseudonym": proposed_pseudonym(_rng)})
    announced = policy.announced(clock.today())
    if request.method == "POST" and form.is_valid() and _saw(request, announced, form):
        given = form.cleaned_data
        entry = Entry(
            email=given["email"],
            password=given["password"],
            given_name=given["given_name"],
            family_name=given["family_name"],
            pseudonym=given["pseudonym"],
            language=get_language() or "fr",
            time_zone=request.session.get("time_zone", "Europe/Paris"),
            shown_versions=(announced.version,) if announced else (),
            under_fifteen=given["fifteen"] == "no",
        )
        try:
            open_account(entry, at=clock.now())
        except PseudonymTaken:
            form.add_error("pseudonym", _("Somebody goes by this pseudonym already. Try another."))
        else:
            return redirect("account:look_in_your_mail")
    return render(
        request, "account/sign_up.html", {"form": form}, status=422 if form.errors else 200
    )


def _saw(request: PageRequest, announced: Published | None, form: SignUpForm) -> bool:
    """A change that was announced while somebody filled in the form is shown to them first."""
    if announced is None or request.POST.get("announced") == str(announced.version):
        return True
    sentence = _("Our charter is about to change: both versions stand below. Look, then go on.")
    form.add_error(None, sentence)
    return False


@_open(title="Another pseudonym")
@require_GET
def another_pseudonym(request: PageRequest) -> HttpResponse:
    return HttpResponse(proposed_pseudonym(_rng), content_type="text/plain; charset=utf-8")


@_open(title="Open an account: look in your mail")
@require_GET
def look_in_your_mail(request: PageRequest) -> HttpResponse:
    return render(request, "account/look_in_your_mail.html")


@_open(title="Confirm your address")
@require_http_methods(["GET", "POST"])
def confirm_address(request: PageRequest, token: str) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = confirm(token=token, password=form.cleaned_data["password"], at=clock.now())
        except LinkSpent:
            return render(request, "account/link_spent.html", {"kind": "confirm"}, status=410)
        except NotLetIn:
            form.add_error("password", _("This is not the password that you chose at sign-up."))
        else:
            enter(request, person)
            messages.success(request, _("Welcome. Your address is confirmed."))
            return redirect("learner:home")
    status = 422 if form.errors else 200
    return render(request, "account/confirm_address.html", {"form": form}, status=status)


_rng = random.SystemRandom()
