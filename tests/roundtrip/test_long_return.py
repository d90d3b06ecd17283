"""A long history comes back whole, and in memory that does not grow with it."""

import io
import json
import time
import tracemalloc
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.running import advance
from florilege.kernel.subjects import SubjectRef
from florilege.rights.actions.bring_person import bring_own
from tests.people_made import make_person
from tests.properties.sizes import sampled
from tests.rights.bringing.files_made import changed, export_of, zipped
from tests.roundtrip.test_memory import live_long

pytestmark = pytest.mark.promise("RGT-03")
RECORDS = sampled(2_000, 10_000)
MOST_BYTES = 12_000_000
XAPI = "learning-history.xapi.json"


def from_elsewhere(person: SubjectRef) -> io.BytesIO:
    """The file of somebody as another installation would have written it."""
    other = str(uuid4())
    members = changed(
        export_of(person), lambda data: data.update(site="https://ailleurs.example", person=other)
    )
    return zipped({**members, XAPI: members[XAPI].replace(str(person).encode(), other.encode())})


def take_in(file: io.BytesIO, person: SubjectRef) -> int:
    """Bring a file and take it in; give the most memory in use at once."""
    tracemalloc.start()
    try:
        bringing = bring_own(file, person=person, at=clock.now())
        assert advance(Run.objects.get(about=bringing.id).id, at=clock.now())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_it_is_taken_in_whole(house: Path) -> None:
    file, person = from_elsewhere(live_long(RECORDS)), make_person().person
    took_in = from_elsewhere(live_long(RECORDS // 10))
    few = take_in(took_in, make_person().person)

    began = time.monotonic()
    many = take_in(file, person)
    seconds = time.monotonic() - began

    with zipfile.ZipFile(file) as archive:
        first = {name: archive.read(name) for name in ("data.json", XAPI)}
    second = export_of(person)
    told = json.loads(first["data.json"])["tables"]["learning_history"]
    there = json.loads(second["data.json"])["tables"]["learning_history"]
    assert [{**row, "from": 0} for row in told] == there
    assert len(there) == RECORDS
    assert json.loads(second[XAPI]) == json.loads(first[XAPI])
    print(f"\n{RECORDS} records back: {seconds:.1f} s traced, {many / 1e6:.1f} MB at most")
    assert many < MOST_BYTES
    assert many < 1.5 * few + 4_000_000
