"""Months made anew, for tests that let years pass: others need theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

from florilege.infra import clock, policy
from florilege.infra.archive.guard import unguarded
from florilege.infra.archive.models import MonthKey
from florilege.infra.archive.months import make_months


@contextmanager
def months_from(day: date) -> Iterator[None]:
    make_anew(day)
    try:
        yield
    finally:
        make_anew(clock.today())


def make_anew(day: date) -> None:
    for path in Path(settings.ARCHIVE_RING_DIR).glob("*.key"):
        path.unlink()
    with unguarded():
        MonthKey.objects.all().delete()
        make_months(on=day, charter=policy.charter())
