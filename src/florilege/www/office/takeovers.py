"""A school comes in by a page: what its files are, how to begin, and who did it before."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from florilege.infra import clock
from florilege.infra.gate.looking import look_together
from florilege.infra.intake.uploads.gathering import AnotherIsOpen, begin_upload, waiting_time
from florilege.infra.intake.uploads.queries import (
    UnseenUploads,
    sample_of,
    sheets_taken,
    systems_before,
)
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.contacts import Names
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import sends
from florilege.www.office.takeover_forms import SystemForm
from florilege.www.office.takeover_words import STATE_WORDS

MOST = 20
SHOWN = (
    "uploads.Upload.begun_at",
    "identity.Profile.given_name",
    "identity.Profile.family_name",
)
# The operator has the command, and sees no learner's data by their role: only the office is here.
desk = partial(page, purposes=(Purpose.ENROLMENT,), vaults=(), roles=(Role.OFFICE,))


@desk(title="Come from another system", keeps_post=True, looks_at=SHOWN)
@sends(gettext_lazy("Choose the files"), SystemForm)
@require_http_methods(["GET", "HEAD", "POST"])
def takeovers(request: PageRequest) -> HttpResponse:
    form = SystemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin_upload(
                system=form.cleaned_data["system"],
                language=get_language() or "fr",
                by=request.person,
                at=clock.now(),
            )
        except AnotherIsOpen:
            messages.warning(request, _("One take-over at a time: this one was begun before."))
            return redirect("office:takeovers")
        return redirect("office:takeover", upload_id=made)
    return _shown(request, form, status=422 if form.errors else 200)


@desk(title="A sample file for a takeover")
@require_safe
def sample(request: PageRequest, file: str) -> HttpResponse:
    """Hand out an empty file: its first line alone."""
    content = sample_of(file)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _shown(request: PageRequest, form: SystemForm, *, status: int) -> HttpResponse:
    unseen = UnseenUploads(most=MOST)
    names = Names(unseen.people)
    look_together(unseen.sight, *names.sights)
    read, uploads = names.read(), unseen.read()
    context = {
        "form": form,
        "systems": systems_before(),
        "sheets": sheets_taken(),
        "open": next((one for one in uploads if one.is_open), None),
        "lines": [
            {"upload": one, "who": read.get(one.person), "state": STATE_WORDS[one.state]}
            for one in uploads
            if not one.is_open
        ],
        "hours": waiting_time() // timedelta(hours=1),
        "day": clock.today(),
    }
    return render(request, "office/takeovers.html", context, status=status)
