"""What the processes of a restored house do; imported by the nursery that is told of them."""

import argparse
import hashlib
import os
import signal
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections

from florilege.cli.running import restoring
from florilege.cli.running.readiness import check_ready
from florilege.cli.running.refusing import Refused
from florilege.cli.running.restoring import replay_here, restore_into
from florilege.infra import clock, policy
from florilege.infra.backup.carrying import carry_to_places
from florilege.infra.backup.choosing import choose
from florilege.infra.backup.drilling import drill
from florilege.infra.backup.ending import end_backups
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.making import back_up
from florilege.infra.backup.models import Copy, Restoration
from florilege.infra.backup.places.known import places
from florilege.infra.backup.unfinished import unfinished
from florilege.infra.clock import CLOCK
from florilege.infra.journal.verifying import verify
from florilege.infra.keys.epochs import turn_epoch
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.tombstones import last_known, numbers_outside
from florilege.infra.media.files import files_of
from florilege.infra.media.places import path_of
from florilege.infra.schedule.tasks import escrow_days
from florilege.kernel.subjects import SubjectRef
from florilege.rights.models import ErasureRequest
from florilege.rights.replaying import NOT_DATA
from florilege.rights.sampling import look_over
from florilege.rights.tables import tables_about_people
from tests.kill.jobs import erasing, living
from tests.kill.jobs.registering import job
from tests.kill.words import say


@job
def night(at: str, backup: bool) -> str:
    """Turn the epoch, end what is over, and make the backup of the night if asked."""
    now = datetime.fromisoformat(at)
    with CLOCK.fixed(now):
        turn_epoch(at=now, escrow_days=escrow_days())
        made = back_up(places(), at=now).backup if backup else ""
        end_backups(places(), at=now, days=policy.charter().deadlines.backup_days)
    return made


@job
def move_in_on(at: str, count: int) -> list[dict[str, Any]]:
    with CLOCK.fixed(datetime.fromisoformat(at)):
        found: list[dict[str, Any]] = living.move_in(count=count)
        return found


@job
def erase_on(at: str, person: str) -> None:
    """Ask for the deletion and carry it to its end."""
    with CLOCK.fixed(datetime.fromisoformat(at)):
        erasing.erase(person=person)
        erasing.work_to_the_end()


@job
def carry(at: str) -> int:
    return carry_to_places(places(), at=datetime.fromisoformat(at))


@job
def data_of(people: list[str]) -> dict[str, str]:
    """A digest of every stored byte about each person, but keys and journal, which are newer."""
    return {person: _digest(SubjectRef(UUID(person))) for person in people}


@job
def bring_back(
    at: str = "",
    backup: str = "",
    address: str = "",
    without_log: bool = False,
    kill_at: str = "",
    after: bool = False,
) -> dict[str, Any]:
    """Restore; at a part, before or after it, or at the replay, die of SIGKILL."""
    asked = argparse.Namespace(backup=backup, address=address, without_log=without_log, drill=False)
    killer = _killer(kill_at, after=after)
    if kill_at == "replay":
        restoring.replay_erasures = _die  # type: ignore[assignment]
    say("begun")
    with CLOCK.fixed(datetime.fromisoformat(at)) if at else CLOCK.fixed(clock.now()):
        try:
            done, _ = restore_into(asked, told=killer)
        except Refused as refusal:
            return {"refused": str(refusal)}
    return asdict(done)


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _killer(part: str, *, after: bool) -> Callable[[str], None]:
    """`after` kills when the next part begins."""
    seen: list[str] = []

    def told(name: str) -> None:
        reached = seen and seen[-1] == part if after else name == part
        if part and reached:
            _die()
        seen.append(name)

    return told


@job
def save(kill_at: str = "", sleep: float = 0) -> str:
    """Make a backup; at a part die of SIGKILL."""
    killer = _killer(kill_at, after=False)
    say("begun")
    time.sleep(sleep)
    return back_up(places(), at=clock.now(), told=killer).backup


@job
def parts() -> list[str]:
    """The parts of a backup, in the order in which they are written."""
    seen: list[str] = []
    back_up(places(), at=clock.now(), told=seen.append)
    return list(dict.fromkeys(seen))


@job
def kept() -> list[list[str]]:
    return [[one.backup for one in kept_in(place)] for place in places()]


@job
def newest() -> str:
    return choose(places()).backup


@job
def serves(at: str = "") -> str:
    """The sentence with which a start is refused; empty if pages would be served."""
    now = datetime.fromisoformat(at) if at else clock.now()
    try:
        check_ready(at=now)
    except Refused as refusal:
        return str(refusal)
    return ""


@job
def replay(at: str) -> dict[str, Any]:
    with CLOCK.fixed(datetime.fromisoformat(at)):
        try:
            return {"people": replay_here(log_may_be_absent=False)}
        except Refused as refusal:
            return {"refused": str(refusal)}


@job
def house_now() -> dict[str, Any]:
    """What can be counted of a house: that it is whole, and how it came to be."""
    verified = verify()
    return {
        "unfinished": unfinished() is not None,
        "restorations": Restoration.objects.count(),
        "tombstones": last_known(),
        "outside": numbers_outside(),
        "people": PersonKey.objects.count(),
        "entries": verified.entries,
        "faults": list(verified.faults),
        "receipts": ErasureRequest.objects.filter(erased_at__isnull=False).count(),
        "overview": asdict(look_over()),
        "sign_ins": _count("sign_ins"),
        "copies": sorted(set(Copy.objects.values_list("state", flat=True))),
    }


@job
def try_drill() -> dict[str, Any]:
    done = drill(at=clock.now())
    return {"state": done.state, "why": done.why, "counts": done.counts, "place": done.place}


def _count(retention: str) -> int:
    return sum(
        t.model._default_manager.using(t.vault.value).count()
        for t in tables_about_people()
        if t.holding.retention == retention
    )


def _digest(person: SubjectRef) -> str:
    whole = hashlib.sha256()
    for table in tables_about_people():
        if table.vault in NOT_DATA or table.holding.retention in {"sign_ins", "links"}:
            continue
        connection = connections[table.vault.value]
        meta, quote = table.model._meta, connection.ops.quote_name
        subject = meta.get_field(str(table.holding.subject))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT * FROM {quote(meta.db_table)} WHERE {quote(subject.column)} = %s",
                [subject.get_db_prep_value(person, connection)],
            )
            rows = sorted(repr([living._plain(v) for v in row]) for row in cursor.fetchall())
        whole.update(repr((table.name, rows)).encode())
    for file_id in sorted(files_of(person)):
        whole.update(file_id.bytes + path_of(person=person, file_id=file_id).read_bytes())
    return whole.hexdigest()


@job
def now() -> str:
    return clock.now().isoformat()
