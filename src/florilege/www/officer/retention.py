"""What leaves when: the calendar of the coming departures, each with its reason."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.retention.alarming import alarms
from florilege.rights.retention.coming import coming
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.departures import ALARMS, Line, line_of
from florilege.www.officer.phrases import tabs

WINDOWS = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    lines: list[Line]


@page(
    title="What leaves when",
    purposes=(Purpose.RIGHTS,),
    vaults=set(Vault) - {Vault.ARCHIVE},
    roles=(Role.OFFICER,),
)
@require_GET
def calendar(request: PageRequest) -> HttpResponse:
    at = clock.now()
    yesterday = clock.legal_day(at) - timedelta(days=1)
    asked = request.GET.get("jours", "")
    window = int(asked) if asked in map(str, WINDOWS) else WINDOWS[0]
    found = coming(after=yesterday, until=yesterday + timedelta(days=window))
    context = {
        "tabs": tabs(request),
        "days": [Day(day, [line_of(one) for one in told]) for day, told in found.items()],
        "window": window,
        "windows": WINDOWS,
        "alarms": [_(ALARMS[alarm]) for alarm in alarms(at=at)],
    }
    return render(request, "officer/retention.html", context)
