"""Check a document of the school: by its number, its code or the file. Works signed out."""

from datetime import timedelta
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock
from florilege.infra.documents.checking import Checked
from florilege.infra.documents.checking import check_number as find
from florilege.infra.documents.codes import normal_code
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.throttling import TooManyTries, check_tries, count_try
from florilege.www.base.page import PageRequest, page
from florilege.www.public.check_answers import Answer, about_document, about_file, not_found
from florilege.www.public.check_forms import CheckForm
from florilege.www.public.check_upload import ReadThrough

MOST_MISSES = 30  # of one source, before it waits
WAIT = timedelta(minutes=10)

_open = partial(
    page,
    purposes=(Purpose.CERTIFICATION,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.ANONYMOUS,),
    looks_at=("certification.CertificateSharing.shown",),
)


@csrf_exempt  # not left out: `_check` does it, once it is settled how files are read
@_open(title="Check a document")
@require_http_methods(["GET", "POST"])
def check(request: PageRequest) -> HttpResponse:
    request.upload_handlers = [ReadThrough(request)]
    return _check(request)


@csrf_protect
def _check(request: PageRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request)
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    typed, file = form.cleaned_data["number"], form.cleaned_data["file"]
    try:
        found = _found(request, typed) if typed else None
    except TooManyTries:
        return _page(request, form=form, waits=True, status=429)
    if typed and found is None:
        return _page(request, form=form, answer=not_found(), status=404)
    if file is not None:
        return _page(request, answer=about_file(file.reading.verdict(expected=found)))
    assert found is not None
    # Only what the register knows gets into an address.
    return redirect("public:check_number", typed=normal_code(typed) or found.number)


@_open(title="Check a document by its number")
@require_GET
def check_number(request: PageRequest, typed: str) -> HttpResponse:
    """The page to which the QR code leads."""
    try:
        found = _found(request, typed)
    except TooManyTries:
        return _page(request, waits=True, status=429)
    if found is None:
        return _page(request, answer=not_found(), status=404)
    return _page(request, answer=about_document(found))


def _page(
    request: PageRequest,
    *,
    form: CheckForm | None = None,
    answer: Answer | None = None,
    waits: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form or CheckForm(), "answer": answer, "waits": waits}
    response = render(request, "public/check.html", context, status=status)
    if answer is not None:
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
    return response


def _found(request: PageRequest, typed: str) -> Checked | None:
    """Find a document; misses count against their source, so that numbers are not tried out.

    A code is never made to wait: it cannot be guessed, and it is what a QR code leads with.

    Raises: TooManyTries.
    """
    if normal_code(typed) is not None:
        return find(typed)
    source, at = str(request.META.get("REMOTE_ADDR", "")), clock.now()
    check_tries(what="check", who=source, at=at, most=MOST_MISSES)
    found = find(typed)
    if found is None:
        count_try(what="check", who=source, at=at, wait=WAIT)
    return found
