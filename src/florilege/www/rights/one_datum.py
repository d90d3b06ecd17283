"""Restrict one datum: one field that I declared, or one entry, with the reason (GDPR art. 18)."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.kernel.datum import Datum, NotADatum, datum_of
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.data import NotRestrictable, may_be_restricted, name_of_datum
from florilege.rights.enums import Ground
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.rights.forms import DatumForm


def _sent(request: PageRequest, posted: QueryDict, *, datum: str) -> Sent:
    name = name_of_datum(_datum(request, datum))
    return Sent(_("Keep it and do not use it"), about=name, forms=[DatumForm(posted)])


@page(
    title="Keep it and do not use it",
    purposes=(Purpose.RIGHTS,),
    vaults=set(Vault),
    roles=OWN,
    keeps_post=True,
)
@sends_what(_sent)
@require_http_methods(["GET", "POST"])
def restrict_datum(request: PageRequest, datum: str) -> HttpResponse:
    """Somebody else's entry is answered like one that does not exist."""
    one = _datum(request, datum)
    form = DatumForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            restrict_data(
                person=request.person,
                category=None,
                datum=one,
                ground=Ground(form.cleaned_data["ground"]),
                note=form.cleaned_data["note"],
                at=clock.now(),
            )
        except NotRestrictable:
            raise Http404 from None
        messages.success(
            request,
            _("From this second these data are kept and not used. The officer looks at it."),
        )
        return redirect("rights:choices")
    context = {"form": form, "name": name_of_datum(one)}
    return render(
        request, "rights/restrict_datum.html", context, status=422 if form.errors else 200
    )


def _datum(request: PageRequest, word: str) -> Datum:
    try:
        found = datum_of(word)
    except NotADatum:
        raise Http404 from None
    if not may_be_restricted(found, request.person):
        raise Http404
    return found
