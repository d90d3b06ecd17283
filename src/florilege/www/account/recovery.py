"""A forgotten password: one address, one mail, one link that works once."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.actions.reset_password import request_reset
from florilege.people.credentials.actions.reset_password import reset_password as reset
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.forms import AddressForm
from florilege.people.credentials.tokens import LinkSpent, holder_of
from florilege.www.account.forms import NewPasswordForm
from florilege.www.base.page import PageRequest, page

_open = partial(
    page, purposes=(Purpose.ACCOUNT,), vaults=(Vault.IDENTITY,), roles=(Role.ANONYMOUS,)
)


@_open(title="Forgotten password")
@require_http_methods(["GET", "POST"])
def forgotten(request: PageRequest) -> HttpResponse:
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request_reset(email=form.cleaned_data["email"], at=clock.now())
        return redirect("account:link_mailed")
    return render(
        request, "account/forgotten.html", {"form": form}, status=422 if form.errors else 200
    )


@_open(title="Forgotten password: look in your mail")
@require_GET
def link_mailed(request: PageRequest) -> HttpResponse:
    return render(request, "account/link_mailed.html")


@_open(title="Choose a new password")
@require_http_methods(["GET", "POST"])
def reset_password(request: PageRequest, token: str) -> HttpResponse:
    try:
        holder_of(token, kind=LinkKind.RESET, at=clock.now())
        form = NewPasswordForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            reset(token=token, password=form.cleaned_data["password"], at=clock.now())
            request.session.flush()
            messages.success(request, _("Your password is set. Every browser was signed out."))
            return redirect("account:sign_in")
    except LinkSpent:
        return render(request, "account/link_spent.html", {"kind": "reset"}, status=410)
    status = 422 if form.errors else 200
    return render(request, "account/reset_password.html", {"form": form}, status=status)
