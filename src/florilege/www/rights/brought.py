"""What I brought: take a file from another school in, read it, let it go again."""

from functools import partial
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from florilege.infra import clock
from florilege.infra.media.files import open_file
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.actions.bring_person import BroughtAlready, bring_own
from florilege.rights.actions.remove_brought import remove_brought
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.shown import all_brought, one_document, one_page
from florilege.rights.models import Bringing
from florilege.www.base.page import PageRequest, page
from florilege.www.rights.forms import BroughtForm

SHOWN = ("rights.Bringing.origins", "rights.Bringing.brought_at")
PAGES = ("rights.BroughtPage.place", "rights.BroughtPage.rows")
FILES = ("rights.BroughtFile.place", "rights.BroughtFile.file")
_own = partial(page, purposes=(Purpose.RIGHTS,), vaults=(Vault.IDENTITY,), roles=(Role.LEARNER,))


@_own(title="What I brought", fresh=True, looks_at=(*SHOWN, PAGES[0], FILES[0]))
@require_http_methods(["GET", "POST"])
def brought(request: PageRequest) -> HttpResponse:
    posted = request.method == "POST"
    form = BroughtForm(request.POST, request.FILES) if posted else BroughtForm()
    fault = ""
    if posted and form.is_valid():
        try:
            content = BytesIO(form.cleaned_data["file"].read())
            bring_own(content, person=request.person, at=clock.now())
        except FileRefused as refused:
            fault = refused.told()
        except BroughtAlready:
            messages.info(request, _("You brought this very file before. Nothing was changed."))
            return redirect("rights:brought")
        else:
            messages.success(request, _("Your file is here, and is being taken in."))
            return redirect("rights:brought")
    context = {
        "form": form,
        "fault": fault,
        "brought": all_brought(request.person),
        "megabytes": settings.UPLOAD_MAX_BYTES // 1_000_000,
    }
    status = 422 if fault or form.errors else 200
    return render(request, "rights/brought.html", context, status=status)


@_own(title="Entries that I brought", looks_at=PAGES)
@require_GET
def brought_page(request: PageRequest, bringing_id: UUID, number: int) -> HttpResponse:
    shown = one_page(request.person, bringing_id, number)
    if shown is None:
        raise Http404
    return render(request, "rights/brought_page.html", {"shown": shown})


@_own(title="A document that I brought", looks_at=FILES)
@require_GET
def brought_file(request: PageRequest, brought_id: UUID) -> HttpResponseBase:
    found = one_document(request.person, brought_id)
    if found is None:
        raise Http404
    content = open_file(found, "file")
    # It came from outside: it is handed over, and never shown by a browser as a page of ours.
    response = StreamingHttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{brought_id}{_ending(content.label.name)}"'
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@_own(title="How far what I bring has come", machine=True)
@require_GET
def brought_progress(request: PageRequest, bringing_id: UUID) -> HttpResponse:
    found = Bringing.objects.filter(id=bringing_id, person=request.person).first()
    if found is None:
        raise Http404
    text = _("%(done)d of %(total)d entries taken in") % {
        "done": found.done_count,
        "total": found.total_count,
    }
    done = found.done_at is not None
    facts = {"value": found.done_count, "max": found.total_count, "text": text, "done": done}
    return JsonResponse(facts)


@_own(title="Remove what I brought", fresh=True)
@require_POST
def remove(request: PageRequest, bringing_id: UUID) -> HttpResponse:
    if remove_brought(bringing_id=bringing_id, person=request.person):
        messages.success(request, _("What you had brought in this file is gone from here."))
    return redirect("rights:brought")


def _ending(name: str) -> str:
    """Keep the ending of a name, if it is plain."""
    _stem, dot, ending = name.rpartition(".")
    return f".{ending}" if dot and ending.isascii() and ending.isalnum() and len(ending) < 6 else ""
