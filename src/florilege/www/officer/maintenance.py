"""Remote maintenance from outside the hosting countries: dated grants that end by themselves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from florilege.charter.parties import Safeguard
from florilege.infra import clock, policy
from florilege.infra.charters.granting import (
    GrantRefused,
    Help,
    end_grant,
    grant_maintenance,
    grants_open,
)
from florilege.infra.charters.models import MaintenanceGrant
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.officer.phrases import tabs
from florilege.www.public.words import SAFEGUARD_WORDS


class GrantForm(forms.Form):
    code = forms.SlugField(
        label=gettext_lazy("Code, which the operator’s settings name"), max_length=40
    )
    company = forms.CharField(label=gettext_lazy("Company that helps"), max_length=120)
    country = forms.RegexField(
        label=gettext_lazy("Its country, in two letters"), regex="^[A-Z]{2}$"
    )
    safeguard = forms.ChoiceField(label=gettext_lazy("Safeguard"), required=False)
    why = forms.CharField(
        label=gettext_lazy("Why help is needed"),
        help_text=gettext_lazy("Name nobody: this is published."),
        max_length=300,
    )
    first_day = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(s.value, _(SAFEGUARD_WORDS[s])) for s in Safeguard]
        self.fields["safeguard"].choices = [  # type: ignore[attr-defined]
            ("", _("none: inside the European Economic Area")),
            *words,
        ]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if MaintenanceGrant.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There was a grant by this code. Choose another."))
        return code

    def help(self) -> Help:
        told = dict(self.cleaned_data)
        safeguard = told.pop("safeguard")
        return Help(safeguard=Safeguard(safeguard) if safeguard else None, **told)


def _sent(_request: PageRequest, posted: QueryDict) -> Sent:
    if ends := posted.get("end"):
        return Sent(_("End it now"), about=ends)
    return Sent(_("Grant it"), forms=[GrantForm(posted)])


@page(
    title="Remote maintenance",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
    fresh=True,
    keeps_post=True,
)
@sends_what(_sent)
@require_http_methods(["GET", "POST"])
def maintenance(request: PageRequest) -> HttpResponse:
    today = clock.today()
    ends = request.POST.get("end", "")
    form = GrantForm(request.POST if request.method == "POST" and not ends else None)
    if ends:
        end_grant(ends, on=today)
        messages.success(request, _("The grant has ended."))
        return redirect("officer:maintenance")
    if form.is_valid() and _granted(form):
        messages.success(request, _("Granted. It ends by itself, and the charter page shows it."))
        return redirect("officer:maintenance")
    context = {
        "tabs": tabs(request),
        "form": form,
        "grants": grants_open(today),
        "today": today,
        "most": policy.charter().deadlines.notice_days,
    }
    return render(request, "officer/maintenance.html", context, status=422 if form.errors else 200)


def _granted(form: GrantForm) -> bool:
    try:
        grant_maintenance(form.help())
    except GrantRefused as refusal:
        if str(refusal) == "safeguard":
            form.add_error(
                "safeguard", _("Outside the European Economic Area it needs a safeguard.")
            )
        else:
            most = policy.charter().deadlines.notice_days
            sentence = _("It lasts at least a day, and less than %(days)d days.") % {"days": most}
            form.add_error("last_day", sentence)
        return False
    return True
