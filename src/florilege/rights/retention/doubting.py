"""Doubt a night before it acts: a clock that jumped, a cut that no ordinary night makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from florilege.infra.clock import legal_day
from florilege.infra.journal.models import Entry
from florilege.infra.retention.paths import person_path
from florilege.rights.models import Doubt, SweepNight
from florilege.rights.retention.counting import PEOPLE_ENDED, kept_by_name


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of something would go, of how much there is."""

    name: str
    going: int
    total: int


def doubt_about(*, on: date, at: datetime, due: Mapping[str, int]) -> Doubt:
    """Tell why a night should not act without the officer's word; empty if nothing is odd."""
    return doubt_about_clock(on=on, at=at) or (
        Doubt.LARGE_CUT if any(is_large(cut) for cut in _cuts(due)) else Doubt.NONE
    )


def doubt_about_clock(*, on: date, at: datetime) -> Doubt:
    """Compare a day with the last night that acted and with the journal's last entry."""
    last = last_sign(at=at)
    if on > legal_day(at):
        return Doubt.CLOCK_AHEAD
    if last is None:
        return Doubt.NONE
    if on < last:
        return Doubt.CLOCK_BACK
    apart = timedelta(days=settings.RETENTION_DAYS_APART)
    return Doubt.CLOCK_AHEAD if on - last > apart else Doubt.NONE


def last_sign(*, at: datetime) -> date | None:
    """Give the last day that is sure: that of the last night, or else of the last look.

    A journal that is ahead of the clock counts in any case.
    """
    nights = SweepNight.objects.filter(ended_at__isnull=False, doubt=Doubt.NONE)
    night = nights.order_by("-day").values_list("day", flat=True).first()
    looked = Entry.objects.order_by("-number").values_list("at", flat=True).first()
    look = legal_day(looked) if looked else None
    if night is None or (look is not None and look > legal_day(at)):
        return look
    return night


def is_large(cut: Cut) -> bool:
    most = max(settings.RETENTION_LEAST_CUT, cut.total * settings.RETENTION_MOST_PERCENT // 100)
    return cut.going > most


def _cuts(due: Mapping[str, int]) -> list[Cut]:
    """What lives for days only is renewed every day, so that no share of it would be odd."""
    cuts = [Cut(PEOPLE_ENDED, due.get(PEOPLE_ENDED, 0), person_path().people())]
    for name, kept in kept_by_name().items():
        if due.get(name) and kept.is_long:
            cuts.append(Cut(name, due[name], kept.rows().count()))
    return cuts
