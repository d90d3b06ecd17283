"""The desk's list of requests, late ones first, and the page on which a letter is entered."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock, policy
from florilege.infra.gate.looking import look_together
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.contacts import Name, Names
from florilege.rights.actions.open_request import (
    AlreadyAsked,
    NotReceivedYet,
    Received,
    take_request,
)
from florilege.rights.desk import SHOWN, desk_list, pressing
from florilege.rights.enums import RequestKind, Way
from florilege.rights.models import RightsRequest
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.officer.phrases import RIGHTS, tabs
from florilege.www.officer.request_forms import FilterForm, TakeForm
from florilege.www.rights.phrases import WAYS, words
from florilege.www.rights.requests import RequestLine, in_words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A request as the desk names it: the right in the law's word, not in the person's."""

    right: str
    line: RequestLine
    way: str
    name: str


@page(
    title="Requests",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER,),
    looks_at=(
        *(f"rights.RightsRequest.{name}" for name in (*SHOWN, "writer_name")),
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)
@require_GET
def requests(request: PageRequest) -> HttpResponse:
    form = FilterForm(request.GET or None)
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    on = clock.today()
    found = desk_list(
        kind=told.get("kind", ""),
        state=told.get("state", ""),
        late_on=on if told.get("late") else None,
    )
    sheet = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(sheet)
    names = Names(SubjectRef(row.person) for row in rows)
    look_together((rows, (*SHOWN, "writer_name")), *names.sights)
    known = names.read()
    query = urlencode({name: value for name, value in told.items() if value})
    context = {
        "tabs": tabs(request),
        "form": form,
        "sheet": sheet,
        "lines": [
            DeskLine(
                right=words(RIGHTS, row.kind),
                line=in_words(row, on=on),
                way=words(WAYS, row.way),
                name=_name(row, known),
            )
            for row in rows
        ],
        "pressing": pressing(on),
        "query": f"{query}&" if query else "",
    }
    return render(request, "officer/requests.html", context)


@page(
    title="Enter a letter",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER, Role.OFFICE),
    keeps_post=True,
)
@sends(gettext_lazy("Enter the request"), TakeForm)
@require_http_methods(["GET", "POST"])
def take(request: PageRequest) -> HttpResponse:
    """Enter a letter. The office may too; it reads no request afterwards."""
    # The number is made with the page, so that a second click is known as one.
    begun = {"received_on": clock.today(), "way": Way.LETTER, "number": uuid4()}
    form = TakeForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        number = _taken(request, form)
        if number is not None and request.actor.role is Role.OFFICER:
            return redirect("officer:request", request_id=number)
        if number is not None:
            return redirect("officer:take_request")
    is_officer = request.actor.role is Role.OFFICER
    context = {
        "tabs": tabs(request) if is_officer else [],
        "form": form,
        "days": policy.charter().deadlines.answer_days,
    }
    return render(request, "officer/take_request.html", context, status=422 if form.errors else 200)


def _taken(request: PageRequest, form: TakeForm) -> object | None:
    told = form.cleaned_data
    received = Received(
        kind=RequestKind(told["kind"]),
        way=Way(told["way"]),
        received_on=told["received_on"],
        told=told["told"],
        name=told["name"],
        email=told["email"],
        address=told["address"],
        has_mandate=told["writer"] == "mandate",
    )
    try:
        taken = take_request(received, by=request.person, at=clock.now(), request_id=told["number"])
    except AlreadyAsked as already:
        messages.warning(
            request, _("The same person asked for the same already; that request runs.")
        )
        return already.request_id
    except NotReceivedYet:
        form.add_error("received_on", _("This day has not come yet."))
        return None
    messages.success(request, _("The request is entered, and its clock runs."))
    return taken.id


def _name(row: RightsRequest, known: dict[SubjectRef, Name]) -> str:
    name = known.get(SubjectRef(row.person))
    return str(name) if name else str(row.writer_name or "")
