"""Requests for corrected editions of certificates: the office grants or refuses each, with a reason."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import clock
from florilege.infra.documents.issuing import NotCurrent
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.certification.actions.decide_correction import (
    CorrectionDecided,
    NameChangedAgain,
    grant_correction,
    refuse_correction,
)
from florilege.teaching.certification.actions.renew_certificate import NothingToCorrect
from florilege.teaching.certification.correcting import (
    Waiting,
    corrections_waiting,
    look_at_corrections,
)
from florilege.teaching.certification.holder import NameWithheld
from florilege.teaching.certification.words import REASON_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.office.forms import RefusalForm

PER_PAGE = 30
_desk = partial(
    page,
    purposes=(Purpose.CERTIFICATION,),
    vaults=(Vault.LEARNING,),
    roles=(Role.OFFICE,),
    keeps_post=True,
    looks_at=(
        "certification.Correction.name",
        "certification.Correction.reason",
        "certification.Correction.asked_at",
        "documents.IssuedDocument.number",
        "documents.IssuedDocument.title",
        "documents.IssuedDocument.facts",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)


def _sent_grant(_request: PageRequest, _posted: QueryDict, *, correction_id: UUID) -> Sent:
    return Sent(_("Issue the corrected edition"), about=_named(correction_id))


def _sent_refusal(_request: PageRequest, posted: QueryDict, *, correction_id: UUID) -> Sent:
    form = RefusalForm(posted, prefix=str(correction_id))
    return Sent(_("Refuse, with this reason"), about=_named(correction_id), forms=[form])


@_desk(title="Corrected editions")
@require_GET
def corrections(request: PageRequest) -> HttpResponse:
    return _shown(request)


@_desk(title="Issue a corrected edition")
@sends_what(_sent_grant)
@require_POST
def grant(request: PageRequest, correction_id: UUID) -> HttpResponse:
    try:
        issued = grant_correction(correction_id, by=request.person, at=clock.now())
    except (CorrectionDecided, NotCurrent, NothingToCorrect):
        messages.error(request, _("This request was decided, or its document stands no longer."))
    except NameChangedAgain:
        messages.error(
            request, _("The person’s name has changed again since: refuse, so that they ask anew.")
        )
    except NameWithheld:
        messages.error(request, _("The person’s data may not be used now: the request waits."))
    else:
        told = _("Number %(number)s is issued. The old document is told to be replaced.")
        messages.success(request, told % {"number": issued.number})
    return redirect("office:corrections")


@_desk(title="Turn a correction down")
@sends_what(_sent_refusal)
@require_POST
def refuse(request: PageRequest, correction_id: UUID) -> HttpResponse:
    form = RefusalForm(request.POST, prefix=str(correction_id))
    if not form.is_valid():
        return _shown(request, correction_id, form)
    try:
        refuse_correction(
            correction_id, reason=form.cleaned_data["reason"], by=request.person, at=clock.now()
        )
    except CorrectionDecided:
        messages.error(request, _("This request was decided, or its document stands no longer."))
    else:
        messages.success(request, _("Refused. A letter tells the person, with how to complain."))
    return redirect("office:corrections")


def _shown(
    request: PageRequest, typed_for: UUID | None = None, typed: RefusalForm | None = None
) -> HttpResponse:
    sheet = Paginator(corrections_waiting(), PER_PAGE).get_page(request.GET.get("page"))
    lines = [
        (one, _(REASON_WORDS[one.reason]), _form(one, typed_for, typed))
        for one in look_at_corrections(list(sheet))
    ]
    context = {"lines": lines, "sheet": sheet}
    return render(request, "office/corrections.html", context, status=422 if typed else 200)


def _form(one: Waiting, typed_for: UUID | None, typed: RefusalForm | None) -> RefusalForm:
    return typed if typed and one.id == typed_for else RefusalForm(prefix=str(one.id))


def _named(correction_id: UUID) -> str:
    """Say which document it is about; nothing once it was decided."""
    rows = look_at_corrections(list(corrections_waiting().filter(id=correction_id)))
    return " ".join(f"{one.title} {one.number}: {one.printed} → {one.name}" for one in rows)
