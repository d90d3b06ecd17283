"""Move to another e-mail address: a fresh sign-in, a mail to the new one, a click, the password."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.keys.lookups import AlreadyKnown
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.actions.change_address import move_address as move
from florilege.people.credentials.actions.change_address import request_address_change
from florilege.people.credentials.actions.sign_in import NotLetIn
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.forms import NewAddressForm, PasswordForm
from florilege.people.credentials.queries import account_of
from florilege.people.credentials.throttling import TooManyTries
from florilege.people.credentials.tokens import LinkSpent, holder_of
from florilege.www.account.sign_in import enter, wait_sentence
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends


@page(
    title="Change my address",
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.LEARNER,),
    fresh=True,
    keeps_post=True,
    looks_at=["credentials.Account.email"],
)
@sends(gettext_lazy("Write to this address"), NewAddressForm)
@require_http_methods(["GET", "POST"])
def change_address(request: PageRequest) -> HttpResponse:
    account = account_of(request.person)
    look([account] if account else [], "email")
    present = str(account.email) if account else ""
    form = NewAddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form, present):
        messages.success(
            request,
            _("We wrote to the new address. Until you open the link in it, the present one stays."),
        )
        return redirect("account:profile")
    context = {"form": form, "present": present}
    status = 422 if form.errors else 200
    return render(request, "account/change_address.html", context, status=status)


@page(
    title="Confirm your new address",
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.ANONYMOUS,),
)
@require_http_methods(["GET", "POST"])
def move_address(request: PageRequest, token: str) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    try:
        holder_of(token, kind=LinkKind.ADDRESS, at=clock.now())
        if request.method == "POST" and form.is_valid():
            person = move(token=token, password=form.cleaned_data["password"], at=clock.now())
            enter(request, person)
            messages.success(request, _("Your address is changed. Other browsers were signed out."))
            return redirect("account:profile")
    except LinkSpent:
        return render(request, "account/link_spent.html", {"kind": "address"}, status=410)
    except NotLetIn:
        form.add_error("password", _("This is not your password."))
    except TooManyTries as wait:
        form.add_error(None, wait_sentence(wait))
    except AlreadyKnown:
        form.add_error(
            None, _("This address has become another account’s. Choose a different one.")
        )
    status = 422 if form.errors else 200
    return render(request, "account/move_address.html", {"form": form}, status=status)


def _asked(request: PageRequest, form: NewAddressForm, present: str) -> bool:
    """Ask for the move; a refusal becomes its sentence."""
    wished = form.cleaned_data["email"]
    if wished == present:
        form.add_error("email", _("This is your address already."))
        return False
    try:
        request_address_change(person=request.person, email=wished, at=clock.now())
    except TooManyTries as wait:
        form.add_error(None, wait_sentence(wait))
        return False
    return True
