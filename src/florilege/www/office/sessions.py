"""The office's first page: every session, to search and to sort."""

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import cards, titles
from florilege.teaching.enrolment.enums import SessionPhase
from florilege.teaching.enrolment.queries import SessionSearch, find_sessions
from florilege.teaching.enrolment.words import PHASE_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.office.forms import SearchForm
from florilege.www.public.searching import plain

ON_A_PAGE = 30


@page(
    title="Sessions",
    purposes=(Purpose.ENROLMENT,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.OFFICE,),
)
@require_safe
def home(request: PageRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    search = _search(wanted.get("q", ""), wanted.get("phase", ""), wanted.get("order", ""))
    number = _page_number(request.GET)
    found = find_sessions(search, start=(number - 1) * ON_A_PAGE, most=ON_A_PAGE)
    courses = titles(session.course_id for session in found.rows)
    context = {
        "form": form,
        "lines": [
            {
                "session": session,
                "course": courses.get(session.course_id, ""),
                "phase": PHASE_WORDS[session.phase_on(search.on)],
            }
            for session in found.rows
        ],
        "page": Paginator(range(found.count), ON_A_PAGE).get_page(number),
        "query": _query_without_page(request.GET),
        "is_filtered": bool(search.words or search.phase),
    }
    return render(request, "office/home.html", context)


def _search(words: str, phase: str, order: str) -> SessionSearch:
    wanted = plain(words).split()
    courses = [
        card.id
        for card in (cards() if wanted else ())
        if all(w in plain(card.title) for w in wanted)
    ]
    return SessionSearch(
        on=clock.today(),
        words=words.strip(),
        courses=courses,
        phase=SessionPhase(phase) if phase else None,
        order=order or "latest",
    )


def _page_number(query: QueryDict) -> int:
    typed = query.get("page", "1")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 7 else 1


def _query_without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""
