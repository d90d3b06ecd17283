"""The nights of the keeper of time: what was due, what left, and the word on a doubtful one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role
from florilege.rights.models import SweepNight
from florilege.rights.retention.alarming import alarms
from florilege.rights.retention.confirming import NothingToConfirm, confirm_night
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.departures import ALARMS, counted, doubt_words
from florilege.www.officer.phrases import tabs

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One night in words and numbers."""

    night: SweepNight
    due: int
    gone: list[tuple[str, int]]
    kept: list[tuple[str, int]]
    doubt: str


@page(title="The last nights", purposes=(Purpose.RIGHTS,), vaults=(), roles=(Role.OFFICER,))
@require_GET
def nights(request: PageRequest) -> HttpResponse:
    context = {
        "tabs": tabs(request),
        "nights": [_told(night) for night in SweepNight.objects.order_by("-day")[:SHOWN]],
        "alarms": [_(ALARMS[alarm]) for alarm in alarms(at=clock.now())],
    }
    return render(request, "officer/nights.html", context)


@page(
    title="A doubtful night",
    purposes=(Purpose.RIGHTS,),
    vaults=(),
    roles=(Role.OFFICER,),
    fresh=True,
)
@require_http_methods(["GET", "POST"])
def doubtful_night(request: PageRequest, night_id: UUID) -> HttpResponse:
    """Show what a doubtful night would do, and take the officer's word."""
    night = SweepNight.objects.filter(id=night_id).first()
    if night is None or not night.doubt:
        raise Http404
    if request.method == "POST":
        try:
            confirm_night(night_id=night_id, by=request.person, at=clock.now())
        except NothingToConfirm:
            messages.info(request, _("This night has been gone through meanwhile."))
        else:
            messages.success(
                request, _("Your word is noted. The worker does it at its next round.")
            )
        return redirect("officer:nights")
    context = {"tabs": tabs(request), "told": _told(night), "due": counted(night.due)}
    return render(request, "officer/doubtful_night.html", context)


def _told(night: SweepNight) -> Told:
    return Told(
        night=night,
        due=sum(night.due.values()),
        gone=counted(night.gone),
        kept=counted(night.kept),
        doubt=doubt_words(night.doubt),
    )
