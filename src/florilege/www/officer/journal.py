"""Search the journal, and verify it. Results name nobody; a name is opened one look at a time."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.infra.journal.models import Entry, EntrySubject
from florilege.infra.journal.queries import Search, entries
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.oversight.chain import chain_state, verify_now
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.forms import SearchForm, asked_form, posted_form, query_of
from florilege.www.officer.phrases import category_title, result_words, tabs
from florilege.www.officer.places import Place, place_of
from florilege.www.rights.words import purpose_title, role_words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class LookWords:
    """One entry in words: as what, what for, what, at how many people, where, and the result."""

    number: int
    at: datetime
    who: str
    why: str
    what: list[str]
    people: int
    place: Place
    result: str
    refused: bool


@page(
    title="Access journal",
    purposes=(Purpose.RIGHTS,),
    vaults=(),
    roles=(Role.OFFICER,),
    looks_at=("journal.EntrySubject.number",),
)
@require_http_methods(["GET", "POST"])
def search(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        form = posted_form(request)
        if form.is_valid():
            return redirect(f"{reverse('officer:journal')}?{query_of(form.search())}")
        return _shown(request, form, Search(), status=422)
    form = asked_form(request)
    if form.is_valid():
        return _shown(request, form, form.search(), status=200)
    return _shown(request, form, Search(), status=422)


@page(
    title="Verify the journal",
    purposes=(Purpose.SECURITY,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
)
@require_http_methods(["GET", "POST"])
def verification(request: PageRequest) -> HttpResponse:
    """Show the last verification; a post verifies now. It changes nothing, so it answers itself."""
    asked = request.method == "POST"
    context = {
        "tabs": tabs(request),
        "asked": asked,
        "found": verify_now() if asked else None,
        "chain": chain_state(),
    }
    return render(request, "officer/verification.html", context)


def _shown(request: PageRequest, form: SearchForm, wanted: Search, *, status: int) -> HttpResponse:
    sheet = Paginator(entries(wanted), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(sheet)
    _enter(wanted, rows)
    language = get_language() or "fr"
    query = query_of(wanted)
    context = {
        "tabs": tabs(request),
        "form": form,
        "wanted": wanted,
        "sheet": sheet,
        "looks": [in_words(row, language) for row in rows],
        "query": f"{query}&" if query else "",
        "months": policy.charter().deadlines.journal_months,
    }
    return render(request, "officer/journal.html", context, status=status)


def _enter(wanted: Search, rows: list[Entry]) -> None:
    """Searching by person is a look at what is known of them, entered like any other."""
    if wanted.subject is not None:
        numbers = [row.number for row in rows]
        found = EntrySubject.objects.filter(subject=wanted.subject, number__in=numbers)
        look(list(found), "number")


def in_words(row: Entry, language: str) -> LookWords:
    return LookWords(
        number=row.number,
        at=row.at,
        who=role_words(row.role),
        why=purpose_title(row.purpose, language),
        what=[category_title(Category(word), language) for word in row.categories.split()],
        people=len(row.subject_ids),
        place=place_of(row.route),
        result=result_words(row.result),
        refused=row.result.startswith("refused"),
    )
