"""Legal holds: what may not leave although its time is over; placed and lifted here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.contacts import Names
from florilege.rights.actions.place_hold import HoldLifted, NothingToHold, lift_hold, place_hold
from florilege.rights.inventory import Held as HeldTable
from florilege.rights.inventory import inventory
from florilege.rights.models import LegalHold
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.hold_forms import EVERYTHING, HoldForm, WhomForm
from florilege.www.officer.phrases import tabs

SHOWN, ROWS_SHOWN = 50, 20
_LOOKS = (
    "rights.LegalHold.reason",
    "identity.Profile.given_name",
    "identity.Profile.family_name",
)


@dataclass(frozen=True, slots=True)
class Told:
    hold: LegalHold
    who: str
    what: str


@page(
    title="Legal holds",
    purposes=(Purpose.RIGHTS,),
    vaults=(),
    roles=(Role.OFFICER,),
    looks_at=_LOOKS,
)
@require_http_methods(["GET", "POST"])
def holds(request: PageRequest) -> HttpResponse:
    form = WhomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("officer:hold_person", held_person=form.cleaned_data["email"])
    context = {"tabs": tabs(request), "form": form, "holds": _shown()}
    return render(request, "officer/holds.html", context, status=422 if form.errors else 200)


@page(
    title="Hold something",
    purposes=(Purpose.RIGHTS,),
    vaults=set(Vault),
    roles=(Role.OFFICER,),
    looks_at=_LOOKS[1:],
)
@require_http_methods(["GET", "POST"])
def hold_person(request: PageRequest, held_person: UUID) -> HttpResponse:
    subject = SubjectRef(held_person)
    names = Names([subject])
    if not names.profiles:
        raise Http404
    look_together(*names.sights)
    form = HoldForm(request.POST or None, choices=_choices(subject))
    if request.method == "POST" and form.is_valid() and _placed(request, form, subject):
        return redirect("officer:holds")
    context = {"tabs": tabs(request), "form": form, "name": names.read()[subject]}
    return render(request, "officer/hold_person.html", context, status=422 if form.errors else 200)


@page(title="Lift the hold", purposes=(Purpose.RIGHTS,), vaults=(), roles=(Role.OFFICER,))
@require_http_methods(["GET", "POST"])
def lift(request: PageRequest, hold_id: UUID) -> HttpResponse:
    """Ask once more: what a lifted hold lets go does not come back."""
    row = LegalHold.objects.filter(id=hold_id).first()
    if row is None:
        raise Http404
    if request.method == "GET" and row.lifted_at is None:
        context = {"tabs": tabs(request), "hold": row, "what": _title(row.model, row.row)}
        return render(request, "officer/lift_hold.html", context)
    try:
        lift_hold(hold_id=hold_id, by=request.person, at=clock.now())
    except HoldLifted:
        messages.info(request, _("This hold was lifted already."))
    else:
        messages.success(
            request, _("The hold is lifted. What is over by now leaves in the coming night.")
        )
    return redirect("officer:holds")


def _placed(request: PageRequest, form: HoldForm, person: SubjectRef) -> bool:
    try:
        place_hold(
            person=person,
            held=form.held(),
            reason=form.cleaned_data["reason"],
            by=request.person,
            at=clock.now(),
        )
    except NothingToHold:
        form.add_error("what", _("This entry is no longer there. Choose again."))
        return False
    except KeyWithheld:
        form.add_error(None, _("This person is being erased: nothing can be held any more."))
        return False
    messages.success(request, _("It is held. It stays whatever the day, until you lift the hold."))
    return True


def _shown() -> list[Told]:
    """Give the holds, the living ones first; names and reasons are looked at together."""
    rows = list(
        LegalHold.objects.order_by(F("lifted_at").desc(nulls_first=True), "-placed_at")[:SHOWN]
    )
    names = Names(SubjectRef(row.person) for row in rows)
    look_together((rows, ("reason",)), *names.sights)
    read = names.read()
    return [
        Told(
            hold=row,
            who=str(read.get(SubjectRef(row.person), _("(erased)"))),
            what=_title(row.model, row.row),
        )
        for row in rows
    ]


def _title(model: str, row: str) -> str:
    if not model:
        return _("Everything about the person")
    holding = REGISTRY.holding(model)
    title = _(holding.title) if holding else model
    return _("%(table)s: one entry") % {"table": title} if row else title


def _choices(person: SubjectRef) -> Iterator[tuple[str, Any]]:
    """Everything, or for each table that holds something: all of it, or one of its latest rows."""
    yield EVERYTHING, _("Everything about the person")
    seen: set[str] = set()
    for category in inventory(person):
        for table in category.tables:
            if table.count and table.table.name not in seen:
                seen.add(table.table.name)
                yield _(table.holding.title), [*_rows(table, person)]


def _rows(held: HeldTable, person: SubjectRef) -> Iterator[tuple[str, str]]:
    model, title = held.holding.model, _(held.holding.title)
    yield model, _("%(table)s: all entries") % {"table": title}
    if not held.holding.since:
        return
    since = held.holding.since
    rows = held.table.rows(person).order_by(f"-{since}").values_list("pk", since)[:ROWS_SHOWN]
    for pk, day in rows:
        label = _("%(table)s: entry of %(day)s, no. %(number)s")
        told = {"table": title, "day": date_format(day, "SHORT_DATE_FORMAT"), "number": str(pk)[:8]}
        yield f"{model}|{pk}", label % told
