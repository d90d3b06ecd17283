"""The profile: every field that a person declares about themselves, rectified in place.

Rectifying is a right, and the page is opened for it: who had their data restricted, perhaps because
they are wrong, corrects them here all the same.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.keys.lookups import AlreadyKnown
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.actions.reset_password import set_password
from florilege.people.credentials.queries import account_of
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.queries import profile_of
from florilege.www.account.forms import NewPasswordForm, ProfileForm
from florilege.www.account.sign_in import enter, remember_preferences
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.base.why import why_asked

PROFILE = "identity.Profile"
FIELDS = (
    "given_name",
    "family_name",
    "pseudonym",
    "phone",
    "language",
    "time_zone",
    "interests",
    "level",
    "goals",
    "languages",
)


@page(
    title="My profile",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.LEARNER,),
    keeps_post=True,
    looks_at=["credentials.Account.email", *(f"{PROFILE}.{name}" for name in FIELDS)],
)
@sends(gettext_lazy("Save the profile"), ProfileForm)
@require_http_methods(["GET", "POST"])
def profile(request: PageRequest) -> HttpResponse:
    stored = _as_stored(request)
    form = ProfileForm(request.POST or None, initial=stored)
    if request.method == "POST" and form.is_valid():
        try:
            edit_profile(person=request.person, changes=form.changes(), at=clock.now())
        except AlreadyKnown:
            form.add_error("pseudonym", _("Somebody goes by this pseudonym already. Try another."))
        else:
            remember_preferences(request, request.person)
            messages.success(request, _("Your profile is saved."))
            return redirect("account:profile")
    context = {"form": form, "address": stored.get("address"), "why": why_asked(PROFILE)}
    return render(request, "account/profile.html", context, status=422 if form.errors else 200)


@page(
    title="Change my password",
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.LEARNER,),
    fresh=True,
)
@require_http_methods(["GET", "POST"])
def change_password(request: PageRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_password(person=request.person, password=form.cleaned_data["password"])
        enter(request, request.person)
        messages.success(request, _("Your password is changed. Other browsers were signed out."))
        return redirect("account:profile")
    status = 422 if form.errors else 200
    return render(request, "account/change_password.html", {"form": form}, status=status)


def _as_stored(request: PageRequest) -> dict[str, Any]:
    row, account = profile_of(request.person), account_of(request.person)
    if row is None or account is None:
        return {}
    look_together(([row], FIELDS), ([account], ("email",)))
    values = {name: getattr(row, name) for name in FIELDS}
    for name in ("interests", "languages"):
        values[name] = ", ".join(values[name] or [])
    return values | {"address": account.email}
