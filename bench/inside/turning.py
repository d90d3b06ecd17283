"""The nightly work: turn the key epoch, run the nightly tasks; and sign up meanwhile."""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from florilege.infra import clock
from florilege.infra.keys.epochs import turn_epoch
from florilege.infra.keys.lookups import LookupKind, remember
from florilege.infra.keys.people import enter_person, holders
from florilege.infra.schedule.registering import nightly_tasks
from florilege.infra.schedule.tasks import escrow_days
from florilege.kernel.subjects import new_subject

EPOCH = "key epoch"


def turn() -> dict[str, float]:
    """Turn the epoch once; tell the seconds, and how many keys and look-ups were re-wrapped."""
    begun, busy = time.perf_counter(), time.process_time()
    turned = turn_epoch(at=clock.now(), escrow_days=escrow_days())
    seconds, processor = time.perf_counter() - begun, time.process_time() - busy
    rows = {"keys": turned.keys, "lookups": turned.lookups}
    return {"seconds": seconds, "processor": processor, **rows}


def nightly_names() -> list[str]:
    """Name the nightly tasks; the epoch has a figure of its own."""
    return [name for name in nightly_tasks() if name != EPOCH]


def run_nightly(name: str) -> dict[str, float]:
    """Run one nightly task on tomorrow's night, so that what is due by then is done."""
    at = datetime.combine(clock.today() + timedelta(days=1), datetime.min.time(), tzinfo=UTC)
    begun = time.perf_counter()
    count = nightly_tasks()[name](at + timedelta(hours=3))
    return {"seconds": time.perf_counter() - begun, "count": count}


def sign_up_for(*, seconds: float, pause: float = 0.05) -> dict[str, float]:
    """Enter people for a while, and read each one's key; tell the longest waits."""
    end, writes, reads = time.monotonic() + seconds, [0.0], [0.0]
    while time.monotonic() < end:
        person, begun = new_subject(), time.perf_counter()
        enter_person(person, on=clock.today())
        remember(LookupKind.EMAIL, f"{uuid4().hex}@courrier.example", person=person)
        entered = time.perf_counter()
        assert holders([person])[person].key is not None
        writes.append(entered - begun)
        reads.append(time.perf_counter() - entered)
        time.sleep(pause)
    return {"worst_write": max(writes), "worst_read": max(reads), "count": len(writes) - 1}
