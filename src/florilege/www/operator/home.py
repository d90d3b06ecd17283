"""What the operator looks at in the morning: is it alive, what waits, how much room is left."""

import shutil
from collections import Counter
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege import __version__
from florilege.infra import clock, policy
from florilege.infra.mail.models import Letter
from florilege.infra.upkeep import program
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.backups import backups
from florilege.oversight.epochs import Epochs, epochs
from florilege.oversight.nights import is_alive, last_beat, last_nights
from florilege.oversight.runs import WaitingRun, waiting_runs
from florilege.www.base.page import PageRequest, page
from florilege.www.departures.waiting import departures_waiting

LOW_ON_SPACE = 0.1


@page(
    title="Operation", purposes=(Purpose.SECURITY,), vaults=(Vault.PUBLIC,), roles=(Role.OPERATOR,)
)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    at = clock.now()
    beat, runs, keys = last_beat(), waiting_runs(), epochs()
    context = {
        "departures_waiting": departures_waiting(runs),
        "version": __version__,
        "program": program(),
        "saved": backups(at=at),
        "charter_days": policy.charter().deadlines,
        "beat": beat,
        "alive": is_alive(beat, at=at),
        "epochs": keys,
        "age_days": _age(keys, at=at),
        "nights": last_nights(at=at),
        "runs": runs,
        "by_step": _by_step(runs),
        "letters": Letter.objects.filter(sent_at=None, returned_at=None).count(),
        **_space(),
    }
    return render(request, "operator/home.html", context)


def _age(keys: Epochs, *, at: datetime) -> int:
    return (at - keys.installed_at).days if keys.installed_at else 0


def _by_step(runs: tuple[WaitingRun, ...]) -> list[tuple[str, str, str, int, int]]:
    """Count runs by workflow and step: how many wait there, and how many of them failed before."""
    waiting = Counter((run.workflow, run.step, run.words) for run in runs)
    failed = Counter((run.workflow, run.step, run.words) for run in runs if run.tries)
    return [(*place, count, failed[place]) for place, count in sorted(waiting.items())]


def _space() -> dict[str, object]:
    usage = shutil.disk_usage(settings.DATA_DIR)
    return {
        "free": usage.free,
        "disk": usage.total,
        "low_on_space": usage.free < usage.total * LOW_ON_SPACE,
    }
