"""Who looked at my data: role, organisation, time, reason; own looks are folded."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from florilege.infra import policy
from florilege.infra.journal.models import Entry
from florilege.infra.journal.queries import looks_at
from florilege.kernel.vocabulary import Category, Purpose, Vault
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.rights.words import purpose_title, role_words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Look:
    """One entry in words."""

    at: datetime
    who: str
    why: str
    what: list[str]
    refused: bool


@page(title="Who looked?", purposes=(Purpose.RIGHTS,), vaults=(Vault.IDENTITY,), roles=OWN)
@require_GET
def who_looked(request: PageRequest) -> HttpResponse:
    mine = request.GET.get("miens") == "1"
    found = looks_at(request.person)
    own = Q(actor=request.person)
    own_count = found.filter(own).count()
    sheet = Paginator(
        found if mine else found.filter(~own | Q(actor__isnull=True)), PER_PAGE
    ).get_page(request.GET.get("page"))
    language = get_language() or "fr"
    context = {
        "sheet": sheet,
        "looks": [_in_words(entry, language, request) for entry in sheet],
        "mine": mine,
        "own_count": own_count,
        "months": policy.charter().deadlines.journal_months,
    }
    return render(request, "rights/who_looked.html", context)


def _in_words(entry: Entry, language: str, request: PageRequest) -> Look:
    charter = policy.charter()
    own = entry.actor == request.person
    return Look(
        at=entry.at,
        who="" if own else role_words(entry.role),
        why=purpose_title(entry.purpose, language),
        what=[
            charter.categories[Category(c)].title.in_language(language)
            for c in entry.categories.split()
        ],
        refused=entry.result.startswith("refused"),
    )
