"""The pages of departures, one pair for each desk: the list, and one person's departure."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from florilege.infra import clock, policy
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.departures.actions.plan_departure import HasBegun
from florilege.people.departures.actions.take_back_departure import take_back_departure
from florilege.people.departures.enums import Desk
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends_what
from florilege.www.departures.forms import DepartureForm
from florilege.www.departures.people import OPENED, Holder, holders, leaver
from florilege.www.departures.planning import planned

PER_PAGE = 30
SPACE = {Desk.OFFICE: "office", Desk.OPERATION: "operator"}
_office = partial(
    page,
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY, Vault.LEARNING),
    roles=(Role.OFFICE,),
    looks_at=(*OPENED, "enrolment.SessionTrainer.session"),
)
_operator = partial(
    page,
    purposes=(Purpose.ACCOUNT,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OPERATOR,),
    looks_at=OPENED,
)


@_office(title="Departures, at the office")
@require_safe
def of_office(request: PageRequest) -> HttpResponse:
    return _list(request, Desk.OFFICE)


@_operator(title="Departures, in operation")
@require_safe
def of_operation(request: PageRequest) -> HttpResponse:
    return _list(request, Desk.OPERATION)


def _sent(desk: Desk, person: SubjectRef, posted: QueryDict) -> Sent:
    found = leaver(desk, person, on=clock.today())
    if found is None:
        raise Http404
    if posted.get("do") == "take_back":
        return Sent(_("Take the departure back"), about=found.holder.name)
    form = DepartureForm(posted, parts=found.parts, chosen=found.chosen, on=clock.today())
    return Sent(_("Confirm the departure"), about=found.holder.name, forms=[form])


def _sent_at_office(_request: PageRequest, posted: QueryDict, *, person: UUID) -> Sent:
    return _sent(Desk.OFFICE, SubjectRef(person), posted)


def _sent_at_operation(_request: PageRequest, posted: QueryDict, *, holder: UUID) -> Sent:
    return _sent(Desk.OPERATION, SubjectRef(holder), posted)


@_office(title="A departure, at the office", fresh=True, keeps_post=True)
@sends_what(_sent_at_office)
@require_http_methods(["GET", "HEAD", "POST"])
def one_of_office(request: PageRequest, person: UUID) -> HttpResponse:
    return _one(request, Desk.OFFICE, SubjectRef(person))


@_operator(title="A departure, in operation", fresh=True, keeps_post=True)
@sends_what(_sent_at_operation)
@require_http_methods(["GET", "HEAD", "POST"])
def one_of_operation(request: PageRequest, holder: UUID) -> HttpResponse:
    return _one(request, Desk.OPERATION, SubjectRef(holder))


def _list(request: PageRequest, desk: Desk) -> HttpResponse:
    found = holders(desk, on=clock.today())
    context = {
        "sheet": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "any_planned": any(one.departure for one in found),
        "is_alone": len(found) < 2,
        "space": SPACE[desk],
        "one": f"{SPACE[desk]}:departure",
        "back": f"{SPACE[desk]}:home",
    }
    return render(request, "departures/list.html", context)


def _one(request: PageRequest, desk: Desk, person: SubjectRef) -> HttpResponse:
    on = clock.today()
    found = leaver(desk, person, on=on)
    if found is None:
        raise Http404
    holder, departure = found.holder, found.holder.departure
    if request.POST.get("do") == "take_back":
        return _taken_back(request, desk, holder)
    form = DepartureForm(
        request.POST or None,
        parts=found.parts,
        chosen=found.chosen,
        on=on,
        initial={"last_day": departure.last_day} if departure else None,
    )
    if request.method == "POST" and form.is_valid():
        answer = planned(request, desk, holder, form, back=f"{SPACE[desk]}:departures")
        if answer is not None:
            return answer
    return _shown(request, desk, holder, form)


def _shown(request: PageRequest, desk: Desk, holder: Holder, form: DepartureForm) -> HttpResponse:
    rule = policy.charter().retention["staff"]
    context: dict[str, Any] = {
        "leaver": holder,
        "form": form,
        "sections": list(form.sections()),
        "until": rule.in_use.in_language(get_language() or "fr"),
        "back": f"{SPACE[desk]}:departures",
    }
    status = 422 if form.errors else 200
    return render(request, "departures/one.html", context, status=status)


def _taken_back(request: PageRequest, desk: Desk, holder: Holder) -> HttpResponse:
    if holder.departure is None:
        raise Http404
    try:
        take_back_departure(holder.departure.id, at=clock.now())
    except HasBegun:
        messages.error(request, _("The departure is just being carried out: it is too late."))
    else:
        messages.success(request, _("Taken back. Whoever had been told is told of it."))
    return redirect(f"{SPACE[desk]}:departures")
