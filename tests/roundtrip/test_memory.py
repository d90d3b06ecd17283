"""An export of ten thousand records takes no more memory than one of a thousand."""

import time
import tracemalloc
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights.exporting import export_bytes
from florilege.teaching.progress.enums import Verb
from florilege.teaching.progress.models import ActivityRecord
from tests.teaching.learners_made import make_learner, publish

pytestmark = pytest.mark.promise("RGT-02")
MOST_BYTES = 12_000_000


def live_long(records: int) -> SubjectRef:
    at = clock.now()
    made, seat = make_learner(publish())
    ActivityRecord.objects.bulk_create(
        [
            ActivityRecord(
                id=uuid4(),
                person=made.person,
                enrolment_id=seat.id,
                activity_id=uuid4(),
                client_id=uuid4(),
                activity_code=f"activite-{number}",
                verb=next(iter(Verb)),
                at=at,
                seconds=number % 60,
            )
            for number in range(records)
        ],
        batch_size=500,
    )
    return made.person


def peak_of(person: SubjectRef) -> tuple[int, int]:
    """Give the most memory in use at once, and the size of the file."""
    size = 0
    tracemalloc.start()
    try:
        with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
            for piece in export_bytes(person, order=None, at=clock.now()):
                size += len(piece)
        return tracemalloc.get_traced_memory()[1], size
    finally:
        tracemalloc.stop()


def test_the_file_is_streamed(house: Path) -> None:
    short, long = live_long(1_000), live_long(10_000)
    peak_of(short)  # templates, caches and imports are not the file's

    few, _ = peak_of(short)
    many, size = peak_of(long)

    began = time.monotonic()
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        for _ in export_bytes(long, order=None, at=clock.now()):
            pass
    seconds = time.monotonic() - began
    print(
        f"\n10 000 records: {seconds:.1f} s, {many / 1e6:.1f} MB at most, {size / 1e6:.1f} MB file"
    )
    assert many < MOST_BYTES
    assert many < 1.5 * few + 1_000_000
