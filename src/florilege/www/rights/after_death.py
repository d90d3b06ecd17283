"""After me: what is to become of my data, written, changed and taken back (promise LAW-02)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.actions.write_directive import take_directive_back, write_directive
from florilege.rights.enums import Wish
from florilege.rights.models import Directive
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.base.why import why_asked
from florilege.www.rights.forms import DirectiveForm

FIELDS = ("wish", "words", "executor", "written_at")


@page(
    title="After me",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=OWN,
    keeps_post=True,
    looks_at=[f"rights.Directive.{name}" for name in FIELDS],
)
@sends(
    gettext_lazy("Keep this directive"),
    DirectiveForm,
    instead={("do", "take_back"): gettext_lazy("Take the directive back")},
)
@require_http_methods(["GET", "POST"])
def after_death(request: PageRequest) -> HttpResponse:
    if request.method == "POST" and request.POST.get("do") == "take_back":
        take_directive_back(person=request.person)
        messages.success(request, _("Your directive is taken back."))
        return redirect("rights:after_death")
    kept = Directive.objects.filter(person=request.person).first()
    look([kept] if kept else [], *FIELDS)
    form = DirectiveForm(request.POST or None, initial=_as_stored(kept))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        write_directive(
            person=request.person,
            wish=Wish(told["wish"]),
            words=told["words"],
            executor=told["executor"],
            at=clock.now(),
        )
        messages.success(request, _("Your directive is kept. You change it here when you like."))
        return redirect("rights:after_death")
    context = {
        "form": form,
        "kept": kept,
        "why": why_asked("rights.Directive"),
        "officer": policy.charter().officer,
    }
    return render(request, "rights/after_death.html", context, status=422 if form.errors else 200)


def _as_stored(kept: Directive | None) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in ("wish", "words", "executor")} if kept else {}
