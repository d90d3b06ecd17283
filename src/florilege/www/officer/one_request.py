"""One request on the officer's desk: who asks what, until when, and every step that may be taken."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import clock, policy
from florilege.infra.days import written
from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.contacts import Names
from florilege.rights.actions.answer_request import answer_request
from florilege.rights.actions.doubt_identity import NobodyDoubts, accept_proof, doubt_identity
from florilege.rights.actions.extend_request import CannotBeTold, extend_request
from florilege.rights.clocks import BeyondTheLaw, Clock, NotLonger, TooLateToExtend
from florilege.rights.desk import SHOWN, request_numbered, urgency_of
from florilege.rights.enums import Outcome, RefusalGround, RequestKind, RequestState, Way
from florilege.rights.models import Directive, ExportOrder, RequestStep, RightsRequest
from florilege.rights.refusing import refusal_words
from florilege.rights.steps import RequestClosed
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.officer.phrases import RIGHTS, tabs
from florilege.www.officer.request_forms import (
    AnswerForm,
    DeathForm,
    DoubtForm,
    ExtendForm,
    ProofForm,
    PurposeForm,
)
from florilege.www.rights.forms import RestrictionForm
from florilege.www.rights.phrases import STEPS, WAYS, WISHES, words
from florilege.www.rights.requests import in_words

TEXTS = (
    "told",
    "writer_name",
    "writer_email",
    "writer_address",
    "has_mandate",
    "doubt",
    "extension_reason",
    "refusal",
    "answer",
)
DIRECTIVE = ("wish", "words", "executor", "written_at")

desk_page = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER,),
    keeps_post=True,
    looks_at=(
        *(f"rights.RightsRequest.{name}" for name in (*SHOWN, *TEXTS)),
        *(f"rights.RequestStep.{name}" for name in ("what", "at", "note")),
        *(f"rights.Directive.{name}" for name in DIRECTIVE),
        "rights.ExportOrder.ready_at",
        "rights.ExportOrder.fetched_at",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)


@desk_page(title="A person’s request")
@require_GET
def one(request: PageRequest, request_id: UUID) -> HttpResponse:
    return shown(request, request_id)


@desk_page(title="Ask for a proof of identity")
@sends(gettext_lazy("Ask for a proof"), DoubtForm)
@require_POST
def doubt(request: PageRequest, request_id: UUID) -> HttpResponse:
    form = DoubtForm(request.POST)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        doubt_identity(request_id, reason=reason, by=request.person, at=clock.now())
        return _("The clock stands still until the proof is there.")

    return acted(request, request_id, form, "doubt_form", act)


@desk_page(title="Judge a proof of identity")
@sends(gettext_lazy("Let the clock run"), ProofForm)
@require_POST
def proof(request: PageRequest, request_id: UUID) -> HttpResponse:
    form = ProofForm(request.POST)

    def act() -> str:
        note = form.cleaned_data["note"]
        accept_proof(request_id, note=note, by=request.person, at=clock.now())
        return _("The clock runs again; the days of waiting were added.")

    return acted(request, request_id, form, "proof_form", act)


@desk_page(title="Announce a longer delay")
@sends(gettext_lazy("Announce the delay"), ExtendForm)
@require_POST
def extend(request: PageRequest, request_id: UUID) -> HttpResponse:
    form = ExtendForm(request.POST)

    def act() -> str:
        told = form.cleaned_data
        extend_request(
            request_id,
            until=told["until"],
            reason=told["extension_reason"],
            told_on_paper=told["told_on_paper"],
            by=request.person,
            at=clock.now(),
        )
        return _("The delay is extended, and the notice has its reason.")

    return acted(request, request_id, form, "extend_form", act)


@desk_page(title="Answer a person’s request")
@sends(gettext_lazy("Send the answer"), AnswerForm)
@require_POST
def answer(request: PageRequest, request_id: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)

    def act() -> str:
        told = form.cleaned_data
        answer_request(
            request_id,
            outcome=Outcome(told["outcome"]),
            answer=told["answer"],
            refusal=RefusalGround(told["refusal"]) if told["refusal"] else None,
            by=request.person,
            at=clock.now(),
        )
        return _("The request is answered.")

    return acted(request, request_id, form, "answer_form", act)


def acted(
    request: PageRequest, request_id: UUID, form: forms.Form, name: str, act: Callable[[], str]
) -> HttpResponse:
    """Do what a valid form asks, and say it; a refusal becomes a sentence beside what was typed."""
    if form.is_valid():
        try:
            said = act()
        except RequestClosed:
            messages.error(request, _("This request has its answer already."))
            return redirect("officer:request", request_id=request_id)
        except (NobodyDoubts, CannotBeTold, TooLateToExtend, NotLonger, BeyondTheLaw) as refusal:
            form.add_error(None, _sentence(refusal))
        else:
            messages.success(request, said)
            return redirect("officer:request", request_id=request_id)
    return shown(request, request_id, **{name: form})


def shown(request: PageRequest, request_id: UUID, **typed: forms.Form) -> HttpResponse:
    row = request_numbered(request_id)
    if row is None:
        raise Http404
    person = SubjectRef(row.person)
    steps = list(row.steps.order_by("at", "id"))
    directive = Directive.objects.filter(person=person).first() if _is_death(row) else None
    orders = list(ExportOrder.objects.filter(person=person).order_by("-asked_at")[:1])
    names = Names([person])
    look_together(
        ([row], (*SHOWN, *TEXTS)),
        (steps, ("what", "at", "note")),
        ([directive] if directive else [], DIRECTIVE),
        (orders, ("ready_at", "fetched_at")),
        *names.sights,
    )
    context = {
        "tabs": tabs(request),
        "row": row,
        "line": in_words(row, on=clock.today()),
        "right": words(RIGHTS, row.kind),
        "refusal": refusal_words(row),
        "way": words(WAYS, row.way),
        "name": names.read().get(person),
        "steps": [_step(step) for step in steps],
        "directive": directive,
        "wish": words(WISHES, directive.wish) if directive else "",
        "order": orders[0] if orders else None,
        "now": clock.now(),
        **_forms(row),
        **typed,
    }
    return render(request, "officer/request.html", context, status=422 if typed else 200)


def _forms(row: RightsRequest) -> dict[str, Any]:
    """The forms that fit where the request stands; none when it has its answer."""
    if row.state not in {RequestState.OPEN, RequestState.PAUSED}:
        return {}
    paused = row.state == RequestState.PAUSED
    clock_of = Clock(row.received_on, row.paused_days, row.extended_until)
    deadlines, on = policy.charter().deadlines, clock.today()
    may_extend = not paused and row.extended_until is None and on <= row.due_on
    kind = RequestKind(row.kind)
    return {
        "is_running": True,
        "is_late": urgency_of(row, on=on) == "late",
        "doubt_form": DoubtForm() if row.way != Way.SPACE and not paused else None,
        "proof_form": ProofForm() if paused else None,
        "extend_form": ExtendForm(initial={"until": clock_of.extension_ends(deadlines)})
        if may_extend
        else None,
        "extension_ends": clock_of.extension_ends(deadlines),
        "answer_form": AnswerForm(),
        "restriction_form": RestrictionForm() if kind is RequestKind.RESTRICTION else None,
        "purpose_form": PurposeForm(kind)
        if kind in {RequestKind.OBJECTION, RequestKind.CONSENT}
        else None,
        "death_form": DeathForm() if kind is RequestKind.AFTER_DEATH else None,
        "may_export": kind
        in {RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.AFTER_DEATH},
        "may_erase": kind in {RequestKind.ERASURE, RequestKind.AFTER_DEATH},
    }


def _step(step: RequestStep) -> tuple[str, Any, str]:
    return words(STEPS, step.what), step.at, str(step.note or "")


def _is_death(row: RightsRequest) -> bool:
    return row.kind == RequestKind.AFTER_DEATH


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, BeyondTheLaw):
        day = written(refusal.last)
        return _("The law and the policy allow %(day)s at the latest.") % {"day": day}
    return {
        NobodyDoubts: _("Who asks in their space is signed in: no other proof may be asked for."),
        CannotBeTold: _(
            "There is no e-mail address: post the notice today, say so, and extend then."
        ),
        TooLateToExtend: _(
            "It is too late to extend: the notice had to leave by the day of the answer, once."
        ),
        NotLonger: _("The answer is due then anyway: choose a later day."),
    }[type(refusal)]
