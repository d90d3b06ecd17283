"""LRN-07: heartbeats on real rows: counted once, shared by all windows, kept as records."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.db import connections

from florilege.infra import clock
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.record_active_time import record_active_time
from florilege.teaching.progress.models import ActivityRecord
from tests.teaching.learners_made import Course, make_learner, publish


def beat(
    seat: Enrolled,
    course: Course,
    seconds: int,
    *,
    at: datetime,
    opened_at: datetime | None = None,
    name: UUID | None = None,
    code: str = "gestes",
) -> int:
    return record_active_time(
        enrolled=seat,
        activity_id=course.content(code).id,
        activity_code=code,
        seconds=seconds,
        client_id=name or uuid4(),
        opened_at=opened_at,
        at=at,
    )


def test_each_beat_is_a_record_that_sums_up(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    opened = clock.now()
    for number in range(1, 4):
        at = opened + timedelta(seconds=30 * number)
        beat(seat, course, 30, at=at, opened_at=opened)

    rows = ActivityRecord.objects.order_by("at").values_list("verb", "seconds", "activity_code")

    assert list(rows) == [("progressed", 30, "gestes")] * 3


def test_the_same_beat_twice_counts_once(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    opened, name = clock.now(), uuid4()
    first = beat(seat, course, 30, at=opened + timedelta(seconds=30), opened_at=opened, name=name)
    again = beat(seat, course, 30, at=opened + timedelta(seconds=90), opened_at=opened, name=name)

    assert (first, again) == (30, 30)
    assert list(ActivityRecord.objects.values_list("seconds", flat=True)) == [30]


def test_two_lessons_open_at_once_count_one_real_time(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    opened = clock.now()
    total = 0
    for number in range(1, 5):
        at = opened + timedelta(seconds=30 * number)
        total += beat(seat, course, 30, at=at, opened_at=opened, code="gestes")
        total += beat(seat, course, 30, at=at, opened_at=opened, code="fiche")

    assert total == 120


def test_many_windows_in_the_same_moment_count_one_real_time(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    opened = clock.now()
    at = opened + timedelta(seconds=30)

    def one_window(_: int) -> int:
        try:
            return beat(seat, course, 30, at=at, opened_at=opened)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        counted = list(pool.map(one_window, range(8)))

    assert sorted(counted) == [0] * 7 + [30]
