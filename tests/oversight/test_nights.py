"""Nights that ended, nights that were missed, and the worker's sign of life."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra.clock import legal_day
from florilege.infra.keys.models import Epoch
from florilege.infra.schedule.models import Beat, Night
from florilege.infra.schedule.registering import nightly_tasks
from florilege.oversight.night_words import TASKS
from florilege.oversight.nights import is_alive, last_beat, last_nights

# 05:00 in Paris on 2 March 2026: the night is over.
MORNING = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def installed_long_ago(house: Path) -> None:
    first = Epoch.objects.order_by("number").first()
    before = first.started_at
    Epoch.objects.filter(number=first.number).update(started_at=MORNING - timedelta(days=90))
    yield
    Epoch.objects.filter(number=first.number).update(started_at=before)


def record(day: date, *, but: str = "") -> None:
    for task in nightly_tasks().keys() - {but}:
        Night.objects.create(id=uuid4(), task=task, day=day, done_at=MORNING, count=3)


def test_a_night_that_ended_has_its_counts(installed_long_ago: None) -> None:
    record(date(2026, 3, 2))

    (night,) = last_nights(at=MORNING, days=1)

    assert night.day == date(2026, 3, 2)
    assert dict(night.counts) == dict.fromkeys(nightly_tasks(), 3)
    assert night.missed == ()


def test_a_task_that_did_not_end_is_missed(installed_long_ago: None) -> None:
    record(date(2026, 3, 2), but="key epoch")
    Night.objects.create(id=uuid4(), task="key epoch", day=date(2026, 3, 2))

    nights = last_nights(at=MORNING, days=2)

    assert nights[0].missed == ("key epoch",)
    assert nights[1].missed == tuple(sorted(nightly_tasks()))


def test_a_night_counts_only_once_it_had_time_to_end(installed_long_ago: None) -> None:
    early = MORNING - timedelta(hours=2)  # 03:00 in Paris

    assert [night.day for night in last_nights(at=early, days=2)] == [
        date(2026, 3, 1),
        date(2026, 2, 28),
    ]


def test_nights_before_the_installation_are_not_missed(house: Path) -> None:
    began = Epoch.objects.order_by("number").first().started_at

    assert last_nights(at=began + timedelta(minutes=5)) == ()
    days = [night.day for night in last_nights(at=began + timedelta(days=3))]
    assert days
    assert min(days) == legal_day(began) + timedelta(days=1)


def test_the_worker_is_alive_for_some_minutes_after_its_beat(house: Path) -> None:
    assert last_beat() is None
    assert not is_alive(None, at=MORNING)

    Beat.objects.create(id=1, at=MORNING)

    assert last_beat() == MORNING
    assert is_alive(last_beat(), at=MORNING + timedelta(minutes=5))
    assert not is_alive(last_beat(), at=MORNING + timedelta(minutes=6))


def test_every_task_of_the_night_has_its_words() -> None:
    assert TASKS.keys() == nightly_tasks().keys()
