"""In the archivist's process: what stands in the archive, and who asks for what."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock
from florilege.infra.archive.models import Ground
from florilege.kernel.keeping import keeping_of
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.archive.actions.ask_opening import ask_opening
from florilege.rights.archive.openings import last_ended_month, requests, shelves
from florilege.www.archivist.forms import AskForm
from florilege.www.archivist.home import rules
from florilege.www.archivist.phrases import ground_words, state_words
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends

MOST = 30
TWO = (Role.ARCHIVIST, Role.OFFICER)  # either may ask, and either may be the second person


@page(title="Archive", purposes=(Purpose.ARCHIVING,), vaults=(Vault.ARCHIVE,), roles=TWO)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    context = {
        "shelves": [(title_of(shelf.kind), shelf) for shelf in shelves()],
        "requests": [
            {
                "request": one,
                "ground": ground_words(one.ground),
                "state": state_words(one.state),
                "mine": one.kept_by == request.person,
            }
            for one in requests(at=clock.now(), most=MOST)
        ],
        "ended": _first_day(last_ended_month()),
        "rules": rules(),
    }
    return render(request, "archivist/desk.html", context)


@page(
    title="Ask to open the archive",
    purposes=(Purpose.ARCHIVING,),
    vaults=(Vault.ARCHIVE,),
    roles=TWO,
    fresh=True,
    keeps_post=True,
)
@sends(gettext_lazy("Ask"), lambda posted: AskForm(posted, today=clock.today()))
@require_http_methods(["GET", "POST"])
def ask(request: PageRequest) -> HttpResponse:
    form = AskForm(request.POST or None, today=clock.today())
    if request.method == "POST" and form.is_valid():
        opening = ask_opening(**_asked(form), by=request.person, at=clock.now())
        return redirect("archive:opening", opening_id=opening.id)
    return render(request, "archivist/ask.html", {"form": form}, status=422 if form.errors else 200)


def _asked(form: AskForm) -> dict[str, Any]:
    return form.cleaned_data | {"ground": Ground(form.cleaned_data["ground"])}


def title_of(kind: str) -> str:
    """Name a kind of document; one that no room keeps any more is named by its code."""
    keeping = keeping_of(kind)
    return _(keeping.title) if keeping else kind


def _first_day(month: str | None) -> date | None:
    """Read a month's name, as 2026-10, so that a page can write it in words."""
    return date.fromisoformat(f"{month}-01") if month else None
