"""The officer's desk: what needs attention first, then where to go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.chain import chain_state
from florilege.oversight.night_words import in_words
from florilege.oversight.nights import is_alive, last_beat, last_nights
from florilege.oversight.runs import WaitingRun, waiting_runs
from florilege.rights.desk import pressing
from florilege.rights.retention.alarming import alarms
from florilege.www.base.page import PageRequest, page
from florilege.www.departures.waiting import departures_waiting
from florilege.www.officer.charter_alarms import charter_alarms
from florilege.www.officer.departures import ALARMS
from florilege.www.officer.phrases import tabs
from florilege.www.officer.recipients import red_contracts

ERASURE = "erase_subject"
LATE_AFTER = timedelta(minutes=5)  # all stores are to be clean in under a minute


@dataclass(frozen=True, slots=True)
class OpenErasure:
    """An erasure that is not done: its receipt's number names nobody."""

    run: WaitingRun
    is_late: bool


@page(
    title="Officer’s desk",
    purposes=(Purpose.RIGHTS, Purpose.SECURITY),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    at = clock.now()
    beat, runs = last_beat(), waiting_runs()
    erasures = _open_erasures(runs, at=at)
    context = {
        "departures_waiting": departures_waiting(runs),
        "tabs": tabs(request),
        "pressing": pressing(clock.legal_day(at)),
        "erasures": erasures,
        "late": [erasure for erasure in erasures if erasure.is_late],
        "chain": chain_state(),
        "missed": [
            {"day": night.day, "tasks": [in_words(task) for task in night.missed]}
            for night in last_nights(at=at)
            if night.missed
        ],
        "alarms": [_(ALARMS[alarm]) for alarm in alarms(at=at)],
        "beat": beat,
        "alive": is_alive(beat, at=at),
        "charter": charter_alarms(at=at),
        "red_contracts": red_contracts(),
    }
    return render(request, "officer/home.html", context)


def _open_erasures(runs: tuple[WaitingRun, ...], *, at: datetime) -> list[OpenErasure]:
    return [
        OpenErasure(run=run, is_late=run.tries > 0 or at - run.begun_at > LATE_AFTER)
        for run in runs
        if run.workflow == ERASURE
    ]
