"""My requests: open one, follow it, read the answer, take it back."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look, look_together
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.actions.answer_request import withdraw_request
from florilege.rights.actions.open_request import AlreadyAsked, open_request
from florilege.rights.desk import SHOWN, own_request, own_requests, urgency_of
from florilege.rights.enums import RequestKind, RequestState, Urgency
from florilege.rights.models import RightsRequest
from florilege.rights.refusing import refusal_words
from florilege.rights.steps import RequestClosed
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.rights.forms import RequestForm
from florilege.www.rights.phrases import KINDS, OUTCOMES, STATES, STEPS, URGENCIES, words

TEXTS = ("told", "refusal", "answer", "doubt", "extension_reason")
_own = partial(page, purposes=(Purpose.RIGHTS,), vaults=(Vault.IDENTITY,), roles=OWN)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in words; `urgency` is empty once it has its answer."""

    id: UUID
    kind: str
    state: str
    outcome: str
    received_on: date
    due_on: date
    closed_on: date | None
    urgency: str
    is_late: bool
    is_running: bool


@_own(
    title="My requests",
    keeps_post=True,
    looks_at=[f"rights.RightsRequest.{name}" for name in SHOWN],
)
@sends(gettext_lazy("Send the request"), RequestForm)
@require_http_methods(["GET", "POST"])
def requests(request: PageRequest) -> HttpResponse:
    asked = request.GET.get("pour", "")
    form = RequestForm(request.POST or None, initial={"kind": asked})
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_request(
                person=request.person,
                kind=RequestKind(form.cleaned_data["kind"]),
                told=form.cleaned_data["told"],
                at=clock.now(),
            )
        except AlreadyAsked as already:
            messages.warning(
                request,
                _("You asked for this already, and we owe you the answer. Here is that request."),
            )
            return redirect("rights:request", request_id=already.request_id)
        messages.success(request, _("Your request is with us. A letter confirms it."))
        return redirect("rights:request", request_id=opened.id)
    rows = own_requests(request.person)
    look(rows, *SHOWN)
    context = {
        "form": form,
        "lines": [in_words(row, on=clock.today()) for row in rows],
        "days": policy.charter().deadlines.answer_days,
        "officer": policy.charter().officer,
    }
    return render(request, "rights/requests.html", context, status=422 if form.errors else 200)


@_own(
    title="One of my requests",
    looks_at=[f"rights.RightsRequest.{name}" for name in (*SHOWN, *TEXTS)],
)
@require_GET
def one_request(request: PageRequest, request_id: UUID) -> HttpResponse:
    """Somebody else's number is answered like one that does not exist."""
    row = own_request(request_id, request.person)
    if row is None:
        raise Http404
    steps = list(row.steps.order_by("at", "id"))
    look_together(([row], (*SHOWN, *TEXTS)), (steps, ("what", "at")))
    context = {
        "row": row,
        "line": in_words(row, on=clock.today()),
        "steps": [(words(STEPS, step.what), step.at) for step in steps],
        "refusal": refusal_words(row),
        "authority": policy.charter().authority,
    }
    return render(request, "rights/request.html", context)


@_own(title="Take a request of mine back")
@require_POST
def withdraw(request: PageRequest, request_id: UUID) -> HttpResponse:
    try:
        withdraw_request(request_id, person=request.person, at=clock.now())
    except RequestClosed:
        if own_request(request_id, request.person) is None:
            raise Http404 from None
        messages.error(request, _("This request has its answer already."))
    else:
        messages.success(request, _("Your request is taken back."))
    return redirect("rights:request", request_id=request_id)


def in_words(row: RightsRequest, *, on: date) -> RequestLine:
    """Say a request that was looked at."""
    now = urgency_of(row, on=on)
    return RequestLine(
        id=row.id,
        kind=words(KINDS, row.kind),
        state=words(STATES, row.state),
        outcome=words(OUTCOMES, row.outcome) if row.outcome else "",
        received_on=row.received_on,
        due_on=row.due_on,
        closed_on=row.closed_on,
        urgency=words(URGENCIES, now) if now else "",
        is_late=now is Urgency.LATE,
        is_running=row.state in {RequestState.OPEN, RequestState.PAUSED},
    )
