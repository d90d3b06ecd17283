"""Delete my account: a calm page that says what goes and what stays, one button, a receipt."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock, policy
from florilege.infra.clock import legal_day
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.running import advance
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.departures.queries import left_empty
from florilege.rights.actions.open_erasure_request import (
    HeldForProceeding,
    open_erasure_request,
)
from florilege.rights.archive.queries import kept_by_law, would_be_kept
from florilege.rights.enums import Origin
from florilege.rights.inventory import inventory
from florilege.rights.models import ErasureRequest
from florilege.rights.retention.holding import is_held
from florilege.rights.workflows import ERASE_SUBJECT
from florilege.teaching.enrolment.queries import Enrolled, enrolments_of
from florilege.teaching.enrolment.rules import SEATED
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.rights.archived import in_words
from florilege.www.rights.counted import counted_in_words
from florilege.www.rights.words import role_words

_receipt_page = partial(
    page, purposes=(Purpose.RIGHTS,), vaults=set(Vault), roles=(Role.ANONYMOUS,)
)


@page(
    title="Delete my account", purposes=(Purpose.RIGHTS,), vaults=set(Vault), roles=OWN, fresh=True
)
@require_http_methods(["GET", "POST"])
def delete_account(request: PageRequest) -> HttpResponse:
    at = clock.now()
    understood = request.POST.get("understood") == "yes"
    if is_held(request.person):
        return _held(request)
    if request.method == "POST" and understood:
        try:
            erasure = open_erasure_request(person=request.person, origin=Origin.PERSON, at=at)
        except HeldForProceeding:  # since the page was opened
            return _held(request)
        request.session.flush()
        response = redirect("rights:receipt", request_id=erasure.id)
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
    context = {
        "missing": request.method == "POST" and not understood,
        "goes": _what_goes(request),
        "stays": _what_stays(request),
        "kept": in_words(would_be_kept(request.person, on=legal_day(at))),
        "running": _running_trainings(request, on=legal_day(at)),
        "alone": _held_by_nobody_else(request, on=legal_day(at)),
        "erased_on": legal_day(at),
        "irreversible_on": legal_day(at) + _window(),
    }
    return render(
        request, "rights/delete_account.html", context, status=422 if context["missing"] else 200
    )


@_receipt_page(title="Receipt of deletion")
@require_GET
def receipt(request: PageRequest, request_id: UUID) -> HttpResponse:
    erasure = ErasureRequest.objects.filter(id=request_id).first()
    if erasure is None:
        raise Http404
    context = {
        "erasure": erasure,
        "expected_on": legal_day(erasure.asked_at) + _window(),
        "counts": counted_in_words(erasure.counts),
        "kept": in_words(kept_by_law(erasure.id)),
        "officer": policy.charter().officer,
        "rows": sum(v for k, v in erasure.counts.items() if "emptied" not in k),
        **_steps(erasure),
    }
    return render(request, "rights/receipt.html", context)


@_receipt_page(title="How far a deletion has come")
@require_GET
def progress(request: PageRequest, request_id: UUID) -> HttpResponse:
    """Tell how far the erasure is, and carry it on: it needs no worker to end."""
    erasure = ErasureRequest.objects.filter(id=request_id).first()
    if erasure is None:
        raise Http404
    if erasure.erased_at is None:
        run = Run.objects.filter(about=erasure.id, due_at__lte=clock.now()).first()
        if run is not None:
            advance(run.id, at=clock.now())
            erasure.refresh_from_db()
    steps = _steps(erasure)
    return JsonResponse(
        {
            "value": steps["done"],
            "max": steps["total"],
            "text": _("Step %(done)d of %(total)d is done") % steps,
            "done": erasure.erased_at is not None,
        }
    )


def _steps(erasure: ErasureRequest) -> dict[str, int]:
    done = StepDone.objects.filter(run__about=erasure.id).count()
    return {"done": done, "total": len(ERASE_SUBJECT.steps)}


def _held(request: PageRequest) -> HttpResponse:
    status = 409 if request.method == "POST" else 200
    told = {"officer": policy.charter().officer}
    return render(request, "rights/deletion_held.html", told, status=status)


def _what_goes(request: PageRequest) -> list[tuple[str, int]]:
    charter, language = policy.charter(), get_language() or "fr"
    return [
        (charter.categories[c.category].title.in_language(language), c.count)
        for c in inventory(request.person)
        if c.count
    ]


def _what_stays(request: PageRequest) -> list[tuple[str, str]]:
    seen: dict[str, str] = {}
    for category in inventory(request.person):
        for held in category.tables:
            if held.holding.keep_reason and held.count:
                seen[_(held.holding.title)] = _(held.holding.keep_reason)
    return sorted(seen.items())


def _running_trainings(request: PageRequest, *, on: date) -> list[Enrolled]:
    seats = enrolments_of(request.person)
    return [s for s in seats if s.state in SEATED and s.starts_on <= on <= s.ends_on]


def _held_by_nobody_else(request: PageRequest, *, on: date) -> list[str]:
    """Name the roles without which the school could answer nobody, and that would stand empty."""
    held = request.account.roles if request.account else ()
    return [role_words(role) for role in left_empty(request.person, sorted(held), on=on)]


def _window() -> timedelta:
    return timedelta(days=policy.charter().deadlines.irreversible_within_days)
