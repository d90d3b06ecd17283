"""Grant remote maintenance for some days, and tell on a day whether a grant still holds (POL-06)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from florilege.charter.law import EUROPEAN_AREA
from florilege.charter.parties import Safeguard
from florilege.infra import policy
from florilege.infra.charters.models import MaintenanceGrant


class GrantRefused(Exception):
    """The grant is too long, ends before it begins, or has no safeguard where one is needed."""


class GrantOver(Exception):
    """The settings name a grant that does not hold on this day."""

    def __init__(self, code: str, *, last_day: date | None) -> None:
        super().__init__(code)
        self.code, self.last_day = code, last_day


@dataclass(frozen=True, slots=True)
class Help:
    """Who helps, from where, under which safeguard, why, and on which days, both included."""

    code: str
    company: str
    country: str
    safeguard: Safeguard | None
    why: str
    first_day: date
    last_day: date


def grant_maintenance(wanted: Help) -> MaintenanceGrant:
    """Grant it for less than the notice of a change: who helps longer is announced as a recipient.

    Raises: GrantRefused.
    """
    length = wanted.last_day - wanted.first_day
    most = timedelta(days=policy.charter().deadlines.notice_days)
    if not timedelta() <= length < most:
        raise GrantRefused("days")
    if wanted.country not in EUROPEAN_AREA and wanted.safeguard is None:
        raise GrantRefused("safeguard")
    return MaintenanceGrant.objects.create(
        id=uuid4(),
        code=wanted.code,
        company=wanted.company,
        country=wanted.country,
        safeguard=wanted.safeguard or "",
        why=wanted.why,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
    )


def end_grant(code: str, *, on: date) -> None:
    """End a grant early: the day before is its last one, or it never begins."""
    grant = MaintenanceGrant.objects.filter(code=code, last_day__gte=on).first()
    if grant is None:
        return
    if grant.first_day >= on:
        grant.delete()
        return
    grant.last_day = on - timedelta(days=1)
    grant.save(update_fields=["last_day"])


def refuse_lapsed_grant(code: str, *, on: date) -> None:
    """Raises: GrantOver unless the grant of this code holds on the day."""
    grant = MaintenanceGrant.objects.filter(code=code).first()
    if grant is None or not grant.first_day <= on <= grant.last_day:
        raise GrantOver(code, last_day=grant.last_day if grant else None)


def grants_open(on: date) -> list[MaintenanceGrant]:
    """Give the grants that hold on a day or will, the first to end first."""
    return list(MaintenanceGrant.objects.filter(last_day__gte=on).order_by("last_day", "code"))
