"""One look: at whom, and, for a reason that is entered, the name of who looked."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.journal.models import Entry, EntrySubject
from florilege.kernel.errands import Route
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.identity.queries import full_names
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.forms import ReasonForm
from florilege.www.officer.journal import in_words
from florilege.www.officer.phrases import tabs

MOST_PEOPLE = 100


@page(
    title="One look in the journal",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER,),
    looks_at=(
        "journal.EntrySubject.number",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
    ),
)
@require_http_methods(["GET", "POST"])
def one_look(request: PageRequest, number: int) -> HttpResponse:
    """Show an entry; a post opens the name. That is a look, not a change, so it answers itself."""
    entry = Entry.objects.filter(number=number).first()
    if entry is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "look": in_words(entry, get_language() or "fr"),
        "has_actor": entry.actor is not None,
        "people": _people(entry),
        "form": form,
    }
    if request.method == "POST" and entry.actor is not None and form.is_valid():
        context["name"] = _name(request, SubjectRef(entry.actor), form.cleaned_data["reason"])
        context["opened"] = True
    return render(request, "officer/look.html", context, status=422 if form.errors else 200)


def _people(entry: Entry) -> list[SubjectRef]:
    """Give the ids of whom it was about, after entering that the officer saw them."""
    rows = list(EntrySubject.objects.filter(number=entry.number).order_by("subject")[:MOST_PEOPLE])
    look(rows, "number")
    return [SubjectRef(row.subject) for row in rows]


def _name(request: PageRequest, person: SubjectRef, reason: str) -> str:
    """Open a name under a gate of its own, so that the entry carries the reason. Empty if erased."""
    route = Route(f"officer:look, {reason}")
    with opened(actor=request.actor, purposes=(Purpose.RIGHTS,), route=route):
        return full_names([person]).get(person, "")
