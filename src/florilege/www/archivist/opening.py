"""One request: the second person decides, then the first searches, reads and hands over."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.archive.actions.decide_opening import (
    AlreadyDecided,
    SamePerson,
    decide_opening,
)
from florilege.rights.archive.actions.read_archived import (
    OpenedDocument,
    deliver_copy,
    read_archived,
)
from florilege.rights.archive.actions.search_archive import search_archive
from florilege.rights.archive.openings import NotReadable, State, look_at_opening
from florilege.www.archivist.desk import TWO, title_of
from florilege.www.archivist.phrases import ground_words, state_words
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends

_desk = partial(
    page,
    purposes=(Purpose.ARCHIVING,),
    vaults=(Vault.ARCHIVE,),
    roles=TWO,
    fresh=True,
    keeps_post=True,
)


@_desk(title="A request to open the archive")
@require_GET
def opening(request: PageRequest, opening_id: UUID) -> HttpResponse:
    opened = look_at_opening(opening_id, actor=request.actor, at=clock.now())
    if opened is None:
        raise Http404
    asked = opened.request
    keeps = asked.kept_by == request.person
    context = {
        "opened": opened,
        "ground": ground_words(asked.ground),
        "state": state_words(asked.state),
        "mine": asked.asked_by == request.person,
        "keeps": keeps,
        "decides": asked.state is State.WAITING
        and request.person not in {asked.asked_by, asked.kept_by},
        "reads": asked.state is State.AGREED and keeps,
        "found": [(title_of(one.kind), one) for one in opened.found],
        "hours": policy.charter().security.archive_reading_hours,
    }
    return render(request, "archivist/opening.html", context)


@_desk(title="Decide whether the archive opens")
@sends(
    gettext_lazy("I agree to the opening"),
    instead={("decision", "refuse"): gettext_lazy("I refuse")},
)
@require_POST
def decide(request: PageRequest, opening_id: UUID) -> HttpResponse:
    agreed = request.POST.get("decision") == "agree"
    try:
        decide_opening(opening_id=opening_id, by=request.person, agreed=agreed, at=clock.now())
    except SamePerson:
        messages.error(request, _("You asked for it, or took it over: somebody else decides."))
    except AlreadyDecided:
        messages.error(request, _("It was decided already."))
    return redirect("archive:opening", opening_id=opening_id)


@_desk(title="Search the opened archive")
@sends(gettext_lazy("Search the archive"))
@require_POST
def search(request: PageRequest, opening_id: UUID) -> HttpResponse:
    try:
        searched = search_archive(opening_id=opening_id, actor=request.actor, at=clock.now())
    except NotReadable:
        messages.error(request, _not_readable())
        return redirect("archive:opening", opening_id=opening_id)
    if searched.is_done:
        words = ngettext("%(count)d document found.", "%(count)d documents found.", searched.found)
        messages.success(request, words % {"count": searched.found})
    return redirect("archive:opening", opening_id=opening_id)


@_desk(title="Read an archived document")
@sends(gettext_lazy("Read"))
@require_POST
def read(request: PageRequest, opening_id: UUID, item: UUID) -> HttpResponse:
    return _shown(request, opening_id, item, read_archived, disposition="inline")


@_desk(title="Hand out an archived document")
@sends(gettext_lazy("Hand a copy over"))
@require_POST
def deliver(request: PageRequest, opening_id: UUID, item: UUID) -> HttpResponse:
    return _shown(request, opening_id, item, deliver_copy, disposition="attachment")


def _shown(
    request: PageRequest,
    opening_id: UUID,
    item: UUID,
    act: Callable[..., OpenedDocument],
    *,
    disposition: str,
) -> HttpResponse:
    try:
        document = act(opening_id=opening_id, item=item, actor=request.actor, at=clock.now())
    except NotReadable:
        messages.error(request, _not_readable())
        return redirect("archive:opening", opening_id=opening_id)
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'{disposition}; filename="{document.file_name}"'
    return response


def _not_readable() -> str:
    return _("It cannot be read: nobody agreed, or the time is over. Ask again.")
