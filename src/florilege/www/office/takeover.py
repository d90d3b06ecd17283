"""One take-over by a page: its files, what the dry run found, the confirmation, how far it is."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.intake.uploads.ending import NothingToDrop, drop_upload
from florilege.infra.intake.uploads.enums import COMING_IN, MOST_FAULTS, UploadState
from florilege.infra.intake.uploads.gathering import (
    NotGathering,
    Offered,
    Refusal,
    add_files,
    take_out,
)
from florilege.infra.intake.uploads.jobs import (
    NothingToStop,
    NothingToTry,
    NotReady,
    stop_upload,
    take_upload,
    try_upload,
)
from florilege.infra.intake.uploads.queries import (
    Shown,
    UnseenUpload,
    count_findings,
    findings,
    is_own,
    kept_files,
    state_of,
)
from florilege.infra.media.files import StorageFull
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.contacts import Name, Names
from florilege.www.base.page import PageRequest
from florilege.www.base.sending import sends
from florilege.www.office.takeover_forms import FilesForm
from florilege.www.office.takeover_words import FATE_WORDS, STATE_WORDS
from florilege.www.office.takeovers import SHOWN, desk

FOUND = "uploads.Finding.faults"
SURE = gettext_lazy(
    "These are the people of our school, and each of them may have our letter about it."
)
WORKING = (UploadState.TRYING, *COMING_IN)


@desk(title="A takeover from another system", looks_at=(*SHOWN, FOUND))
@require_safe
def takeover(request: PageRequest, upload_id: UUID) -> HttpResponse:
    return _shown(request, upload_id)


@desk(title="Add files to a takeover", looks_at=(*SHOWN, FOUND))
@require_POST
def add(request: PageRequest, upload_id: UUID) -> HttpResponse:
    """Keep what can be read; name what cannot, beside the files that are there."""
    _check_own(request, upload_id)
    sent = request.FILES.getlist("chosen")
    if not sent:
        return _shown(request, upload_id, fault=_("Choose one file or several."))
    try:
        offered = [Offered(one.name or "", one.read()) for one in sent]
        refused = add_files(upload_id, offered)
    except NotGathering:
        return _busy(request, upload_id)
    except StorageFull:
        fault = _(
            "The storage of this installation is full. Tell the operator; the files that stand below are kept."
        )
        return _shown(request, upload_id, fault=fault)
    if refused:
        return _shown(request, upload_id, refused=refused)
    messages.success(request, _("The files are here, sealed. Nothing of them has come in yet."))
    return redirect("office:takeover", upload_id=upload_id)


@desk(title="Remove a file from a takeover")
@require_POST
def remove(request: PageRequest, upload_id: UUID, file: str) -> HttpResponse:
    _check_own(request, upload_id)
    try:
        take_out(upload_id, name=file)
    except NotGathering:
        return _busy(request, upload_id)
    return redirect("office:takeover", upload_id=upload_id)


@desk(title="Try a takeover out", looks_at=(*SHOWN, FOUND))
@require_POST
def try_out(request: PageRequest, upload_id: UUID) -> HttpResponse:
    _check_own(request, upload_id)
    try:
        try_upload(upload_id, language=get_language() or "fr", at=clock.now())
    except NothingToTry:
        return _shown(request, upload_id, fault=_("No file is here yet: choose one first."))
    except NotGathering:
        return _busy(request, upload_id)
    return redirect("office:takeover", upload_id=upload_id)


@desk(title="How far a takeover has come", machine=True)
@require_safe
def progress(request: PageRequest, upload_id: UUID) -> HttpResponse:
    found = state_of(upload_id)
    if found is None:
        raise Http404
    state, done, total = found
    facts = {"value": min(done, total), "max": total, "text": _advance(done, total)}
    return JsonResponse(facts | {"done": state not in WORKING})


@desk(title="Carry a takeover out", fresh=True, keeps_post=True, looks_at=SHOWN)
@sends(gettext_lazy("Take them over now"), ticks={"sure": SURE})
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PageRequest, upload_id: UUID) -> HttpResponse:
    """Take over what was tried: by who brought it, after a fresh password and a tick."""
    _check_own(request, upload_id)
    unsure = request.method == "POST" and request.POST.get("sure") != "yes"
    if request.method == "POST" and not unsure:
        try:
            take_upload(upload_id, by=request.person, at=clock.now())
        except NotReady:
            messages.warning(request, _("It stands otherwise than a moment ago. Look at it again."))
        return redirect("office:takeover", upload_id=upload_id)
    found, _who = _found(upload_id)
    if not found.is_clean:
        return redirect("office:takeover", upload_id=upload_id)
    context = {"upload": found, "unsure": unsure, **_judged(found)}
    return render(request, "office/takeover_confirm.html", context, status=422 if unsure else 200)


@desk(title="Stop a takeover", looks_at=SHOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: PageRequest, upload_id: UUID) -> HttpResponse:
    """Let nothing more come in: by who began it, after a page that says what that means."""
    _check_own(request, upload_id)
    if request.method == "POST":
        try:
            stop_upload(upload_id, by=request.person)
        except NothingToStop:
            return _busy(request, upload_id)
        return redirect("office:takeover", upload_id=upload_id)
    found, _who = _found(upload_id)
    if found.state is not UploadState.TAKING:
        return redirect("office:takeover", upload_id=upload_id)
    total = sum(one.line_count for one in kept_files(upload_id))
    context = {"upload": found, "total": total, "advance": _advance(found.done_lines, total)}
    return render(request, "office/takeover_stop.html", context)


@desk(title="Give a takeover up")
@require_POST
def drop(request: PageRequest, upload_id: UUID) -> HttpResponse:
    """Anybody of the office may free the place; who did it is noted."""
    try:
        drop_upload(upload_id, by=request.person, at=clock.now())
    except NothingToDrop:
        return _busy(request, upload_id)
    messages.success(request, _("The files are gone from here."))
    return redirect("office:takeovers")


def _shown(
    request: PageRequest, upload_id: UUID, *, refused: Sequence[Refusal] = (), fault: str = ""
) -> HttpResponse:
    found, who = _found(upload_id)
    report = Paginator(range(count_findings(upload_id)), 1).get_page(request.GET.get("page"))
    files = kept_files(upload_id)
    total = sum(one.line_count for one in files)
    context = {
        "upload": found,
        "who": who.get(found.person),
        "dropped_by": who.get(found.ended_by) if found.ended_by else None,
        "is_own": found.person == request.person,
        "state": STATE_WORDS[found.state],
        "is_working": found.state in WORKING,
        "is_coming_in": found.state in COMING_IN,
        "advance": _advance(found.done_lines, total),
        "total": total,
        "files": files,
        "form": FilesForm(),
        "refused": refused,
        "fault": fault,
        "faults": findings(upload_id, number=report.number - 1),
        "page": report,
        "most": MOST_FAULTS,
        "is_cut": found.fault_count + found.remark_count > MOST_FAULTS,
        "megabytes": settings.UPLOAD_MAX_BYTES // 1_000_000,
        **_judged(found),
    }
    status = 422 if refused or fault else 200
    return render(request, "office/takeover.html", context, status=status)


def _judged(found: Shown) -> dict[str, object]:
    """The lines of each file by what becomes of them; only the fates that occur have a column."""
    occurring = {fate for one in found.judged for fate, _count in one.fates}
    shown = [fate for fate in FATE_WORDS if fate in occurring]
    rows = [
        (one, [(_(FATE_WORDS[fate]), dict(one.fates).get(fate, 0)) for fate in shown])
        for one in found.judged
    ]
    return {"fates": [_(FATE_WORDS[fate]) for fate in shown], "rows": rows}


def _found(upload_id: UUID) -> tuple[Shown, dict[SubjectRef, Name]]:
    unseen = UnseenUpload(upload_id)
    names = Names(unseen.people)
    look_together(unseen.sight, *names.sights)
    uploads = unseen.read()
    if not uploads:
        raise Http404
    return uploads[0], names.read()


def _advance(done: int, total: int) -> str:
    return _("%(done)d of %(total)d lines") % {"done": min(done, total), "total": total}


def _check_own(request: PageRequest, upload_id: UUID) -> None:
    """Files are sealed for who brought them: somebody else begins their own."""
    if not is_own(upload_id, request.person):
        raise Http404


def _busy(request: PageRequest, upload_id: UUID) -> HttpResponse:
    messages.warning(request, _("It is at work or has ended: nothing was changed."))
    return redirect("office:takeover", upload_id=upload_id)
