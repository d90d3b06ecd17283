"""Carry out what a request asks: restrict, object, hand over a copy, erase. Each step is noted."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.actions.answer_request import note_carried_out
from florilege.rights.actions.choose import consent_to, object_to
from florilege.rights.actions.fetch_export import NothingToFetch, fetch_export
from florilege.rights.actions.open_erasure_request import HeldForProceeding, open_erasure_request
from florilege.rights.actions.order_export import order_export
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.desk import request_numbered
from florilege.rights.enums import RUNNING, ChosenBy, Ground, Origin, RequestKind
from florilege.rights.models import RightsRequest
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends, sends_what
from florilege.www.officer.one_request import acted, desk_page
from florilege.www.officer.phrases import tabs
from florilege.www.officer.request_forms import DeathForm, PurposeForm
from florilege.www.rights.forms import RestrictionForm

BY = ChosenBy.OFFICER
NO_DOUBT = gettext_lazy("I have the person’s request before me, and no doubt about who wrote it.")
_grave = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=set(Vault),
    roles=(Role.OFFICER,),
    fresh=True,
    keeps_post=True,
    looks_at=("rights.RightsRequest.kind", "rights.ExportOrder.file"),
)


@desk_page(title="Restrict what a person asked for")
@sends(gettext_lazy("Keep it and do not use it"), RestrictionForm)
@require_POST
def restrict(request: PageRequest, request_id: UUID) -> HttpResponse:
    row, form = _running(request_id, RequestKind.RESTRICTION), RestrictionForm(request.POST)

    def act() -> str:
        restrict_data(
            person=SubjectRef(row.person),
            category=form.chosen,
            ground=Ground(form.cleaned_data["ground"]),
            note=form.cleaned_data["note"],
            at=clock.now(),
            entered_by=request.person,
        )
        return _noted(request, row, _("The data are kept and not used, from this second."))

    return acted(request, request_id, form, "restriction_form", act)


def _sent_choice(_request: PageRequest, posted: QueryDict, *, request_id: UUID) -> Sent:
    row = _running(request_id, RequestKind.OBJECTION, RequestKind.CONSENT)
    return Sent(_("From now on not for this"), forms=[PurposeForm(RequestKind(row.kind), posted)])


@desk_page(title="Carry out a choice that a person asked for")
@sends_what(_sent_choice)
@require_POST
def choose(request: PageRequest, request_id: UUID) -> HttpResponse:
    """Enter the objection, or take the consent back, that a letter asks for."""
    row = _running(request_id, RequestKind.OBJECTION, RequestKind.CONSENT)
    form = PurposeForm(RequestKind(row.kind), request.POST)

    def act() -> str:
        purpose, person = Purpose(form.cleaned_data["purpose"]), SubjectRef(row.person)
        if row.kind == RequestKind.OBJECTION:
            object_to(purpose, person=person, given=True, at=clock.now(), by=BY)
        else:
            consent_to(purpose, person=person, given=False, at=clock.now(), by=BY)
        return _noted(request, row, _("It counts from this second."))

    return acted(request, request_id, form, "purpose_form", act)


@desk_page(title="Note the proof of a death")
@sends(gettext_lazy("Note the proof"), DeathForm)
@require_POST
def proved_dead(request: PageRequest, request_id: UUID) -> HttpResponse:
    """Note which proof of death was seen; without it nothing may be handed over or erased."""
    row, form = _running(request_id, RequestKind.AFTER_DEATH), DeathForm(request.POST)

    def act() -> str:
        _noted(request, row, form.cleaned_data["note"])
        return _("The proof is noted. The directive may be carried out.")

    return acted(request, request_id, form, "death_form", act)


@desk_page(title="Make the copy that a person asked for")
@sends(gettext_lazy("Make the file"))
@require_POST
def export(request: PageRequest, request_id: UUID) -> HttpResponse:
    row = _proved(request_id, RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.AFTER_DEATH)
    order_export(person=SubjectRef(row.person), at=clock.now())
    messages.success(request, _("The file is being made. It is fetched here once."))
    return redirect("officer:request", request_id=request_id)


@_grave(title="Fetch the copy that a person asked for")
@sends(gettext_lazy("Fetch the file, once"))
@require_POST
def fetch(request: PageRequest, request_id: UUID, order_id: UUID) -> HttpResponseBase:
    """Fetch the copy once, to hand it to who asked; the trace says so."""
    row = _proved(request_id, RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.AFTER_DEATH)
    try:
        content = fetch_export(order_id=order_id, person=SubjectRef(row.person), at=clock.now())
    except NothingToFetch:
        return render(request, "rights/nothing_to_fetch.html", status=410)
    _noted(request, row, _("The copy was fetched, to be handed over."))
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="florilege-{clock.today()}.zip"'
    return response


@_grave(title="Erase this person")
@sends(gettext_lazy("Erase"), ticks={"understood": NO_DOUBT})
@require_http_methods(["GET", "POST"])
def erase(request: PageRequest, request_id: UUID) -> HttpResponse:
    """Erase the person at their request; the request goes with them, and the receipt stays."""
    row = _proved(request_id, RequestKind.ERASURE, RequestKind.AFTER_DEATH)
    understood = request.POST.get("understood") == "yes"
    if request.method == "POST" and understood:
        try:
            person = SubjectRef(row.person)
            erasure = open_erasure_request(person=person, origin=Origin.DESK, at=clock.now())
        except HeldForProceeding:
            messages.error(
                request,
                _("Something about this person is held: lift the hold first, or answer why."),
            )
            return redirect("officer:request", request_id=request_id)
        messages.success(request, _("Erased. Hand this receipt to who asked: it names nobody."))
        return redirect("rights:receipt", request_id=erasure.id)
    missing = request.method == "POST"
    context = {"tabs": tabs(request), "number": row.id, "missing": missing}
    return render(request, "officer/erase.html", context, status=422 if missing else 200)


def _running(request_id: UUID, *kinds: RequestKind) -> RightsRequest:
    """Give a request without answer that asks for one of these; any other does not exist here."""
    row = request_numbered(request_id)
    if row is None or row.kind not in kinds or row.state not in RUNNING:
        raise Http404
    return row


def _proved(request_id: UUID, *kinds: RequestKind) -> RightsRequest:
    """Give it, if for a directive after death the proof was noted before (LAW-02)."""
    row = _running(request_id, *kinds)
    dead = row.kind == RequestKind.AFTER_DEATH
    if row.state == "paused" or (dead and not row.steps.filter(what="carried_out").exists()):
        raise Http404
    return row


def _noted(request: PageRequest, row: RightsRequest, note: str) -> str:
    note_carried_out(row.id, note=note, by=request.person, at=clock.now())
    return note
