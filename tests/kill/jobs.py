"""What processes do in a house: each function is one job, given and giving JSON values.

It is imported before the fork, so nothing here may open a database, read a key or hash anything.
"""

import hashlib
import io
import os
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections
from tests.kill.words import say, wait_for_go
from tests.people_made import make_person

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.installation import install as install_here
from florilege.infra.keys import epochs
from florilege.infra.keys.epochs import check_ring
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.people import holders
from florilege.infra.keys.ring import ring
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.media.places import path_of
from florilege.infra.media.reading import open_sealed
from florilege.infra.workflow import steps
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.running import advance_due
from florilege.kernel.sealing import unseal
from florilege.kernel.subjects import PROGRAM, Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.kernel.wrapping import WrapBroken, normal_email, unwrap
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.actions.open_profile import claim_pseudonym
from florilege.people.identity.models import Profile
from florilege.rights.actions.fetch_export import (
    NothingToFetch,
    end_exports as end_exports_here,
    fetch_export,
)
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.order_export import order_export
from florilege.rights.erasing import residue
from florilege.rights.models import ErasureRequest, ExportOrder
from florilege.rights.tables import tables_about_people

JOBS: dict[str, Callable[..., Any]] = {}
LEASE_OVER = timedelta(minutes=3)


def job(act: Callable[..., Any]) -> Callable[..., Any]:
    JOBS[act.__name__] = act
    return act


@job
def install() -> None:
    install_here(at=clock.now())


@job
def move_in(count: int) -> list[dict[str, Any]]:
    """Open accounts with a filled profile and two files; tell how much there then is of each."""
    people = []
    for _ in range(count):
        tag = token_hex(6)
        made = make_person(
            given_name="Violette",
            family_name=f"Desprez {tag}",
            pseudonym=f"Lente-Lavande-{tag}",
            email=f"violette.{tag}@courrier.example",
        )
        edit_profile(
            person=made.person,
            changes={"goals": "faire un rond de pivoines", "interests": ["roses", "eucalyptus"]},
            at=clock.now(),
        )
        for content in (b"a leaf " * 50, b"a stem " * 20_000):
            write_sealed(
                person=made.person, content=[content], name="leaf.txt", media_type="text/plain"
            )
        held = residue(made.person)
        people.append({"person": str(made.person), "email": made.email, "held": held})
    return people


@job
def erase(person: str, at_step: str = "", moment: str = "", at_statement: int = 0) -> int:
    """Erase, and give after how many statements it was done.

    At a step's `before` or `after` it says so and stands still; at a statement it kills itself.
    """
    if at_step:
        _stand_still("erase_subject", at_step, moment)
    with _counting(at_statement) as statements:
        say("begun")
        open_erasure_request(person=SubjectRef(UUID(person)), at=clock.now())
        return len(statements)


@job
def order(person: str) -> str:
    return str(order_export(person=SubjectRef(UUID(person)), at=clock.now()).id)


@job
def hold(person: str, then_open: bool = False) -> dict[str, bool]:
    """Hold a read transaction on every vault; see what of a person its snapshot still gives."""
    who = SubjectRef(UUID(person))
    for vault in Vault:
        connection = connections[vault.value]
        if connection.vendor == "postgresql":
            connection.ensure_connection()
            connection.set_autocommit(False)
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        else:
            connection.ensure_connection()
            connection.connection.execute("BEGIN")
    before = _opens_by_hand(who)
    for table in tables_about_people():
        table.rows(who).count()
    say("holding")
    wait_for_go() if then_open else time.sleep(600)
    sees = PersonKey.objects.filter(person=who).exclude(wrapped=b"").exists()
    return {"sees": sees, "opened_before": before, "opens_now": _opens_by_hand(who)}


@job
def work(at_statement: int = 0, workflow: str = "", at_step: str = "", moment: str = "") -> int:
    """Carry on what waits, as the worker does once the leases of dead processes are over."""
    if workflow:
        _stand_still(workflow, at_step, moment)
    with _counting(at_statement) as statements:
        say("begun")
        advance_due(at=clock.now() + LEASE_OVER, limit=100)
        return len(statements)


@job
def resume(person: str, neighbours: list[str]) -> dict[str, Any]:
    """Carry on until nothing is under way, then tell how it ended; asking again changes nothing."""
    rounds = work_to_the_end()
    who = SubjectRef(UUID(person))
    ended = state(person)
    open_erasure_request(person=who, at=clock.now())
    assert state(person) == ended or not ended["requests"]
    return {"state": state(person), "digests": digests(neighbours), "rounds": rounds}


@job
def work_to_the_end() -> int:
    """Carry on until nothing is under way; a step may ask to be tried again."""
    for number in range(1, 20):
        advance_due(at=clock.now() + number * LEASE_OVER, limit=1_000)
        if not Run.objects.filter(state=RunState.UNDER_WAY).exists():
            return number
    raise AssertionError(list(Run.objects.filter(state=RunState.UNDER_WAY).values()))


@job
def state(person: str) -> dict[str, Any]:
    """How far the erasure of a person is."""
    who = SubjectRef(UUID(person))
    requests = list(ErasureRequest.objects.filter(person=who))
    runs = Run.objects.filter(subject=who, workflow="erase_subject")
    done = StepDone.objects.filter(run__in=runs).values_list("step", flat=True)
    return {
        "requests": len(requests),
        "erased": [r.erased_at is not None for r in requests],
        "irreversible": [r.irreversible_on is not None for r in requests],
        "counts": [r.counts for r in requests],
        "runs": sorted(runs.values_list("state", flat=True)),
        "steps": sorted(done),
        "waiting": Run.objects.filter(subject=who, state=RunState.UNDER_WAY).count(),
        "residue": residue(who),
    }


@job
def digests(people: list[str]) -> dict[str, str]:
    """A digest of every stored byte about each person: rows as they lie, and sealed files."""
    return {person: _digest(SubjectRef(UUID(person))) for person in people}


@job
def exports(person: str) -> list[dict[str, Any]]:
    """The orders of a person, and whether the file of each is really there."""
    who = SubjectRef(UUID(person))
    there = set(files_of(who))
    return [
        {
            "ready": o.ready_at is not None,
            "file": o.file in there if o.file else None,
            "whole": o.done_count == o.total_count > 0,
            "files": len(there),
        }
        for o in ExportOrder.objects.filter(person=who)
    ]


@job
def turn(batch: int = 2, at_statement: int = 0, times: int = 1) -> int:
    """Turn the epoch with small batches and no escrow, as often as is asked."""
    epochs.BATCH = batch
    with _counting(at_statement) as statements:
        say("begun")
        for _ in range(times):
            epochs.turn_epoch(at=clock.now(), escrow_days=0)
        return len(statements)


@job
def belongings(people: dict[str, str]) -> dict[str, Any]:
    """What opens for each person, found by their address: key, name and files, as digests."""
    check_ring()
    return {person: _belongings(person, email) for person, email in people.items()}


@job
def keep_finding(people: dict[str, str], seconds: float) -> dict[str, int]:
    """Find and open everybody again and again, and claim a pseudonym each time."""
    before = {person: _belongings(person, email) for person, email in people.items()}
    done, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        for person, email in people.items():
            assert _belongings(person, email) == before[person]
            name = f"Libre-Mauve-{token_hex(6)}"
            claim_pseudonym(person=SubjectRef(UUID(person)), pseudonym=name)
            done += 1
    return {"done": done}


@job
def ring_now() -> dict[str, Any]:
    return {
        "current": epochs.current_epoch(),
        "keys": ring().numbers(),
        "escrowed": ring().escrowed(),
        "in_use": sorted(epochs.epochs_in_use()),
    }


@job
def end_exports(days: int) -> int:
    return end_exports_here(at=clock.now() + timedelta(days=days))


@job
def fetch(person: str, order: str, read: int = 0) -> list[str] | str:
    """Fetch an export; give the names in it, or why there is none. Stop after some pieces."""
    who = SubjectRef(UUID(person))
    try:
        with opened(
            actor=Actor(role=Role.LEARNER, person=who), purposes=(Purpose.RIGHTS,), route="test"
        ):
            pieces = fetch_export(order_id=order, person=who, at=clock.now())
        taken = b""
        for number, piece in enumerate(pieces, 1):
            taken += piece
            if number == read:
                say("reading")
                time.sleep(600)
    except NothingToFetch:
        return "nothing"
    with zipfile.ZipFile(io.BytesIO(taken)) as archive:
        assert archive.testzip() is None
        return sorted(archive.namelist())


@contextmanager
def _counting(last: int) -> Iterator[list[None]]:
    """Count the statements of every vault; before the last one, die of SIGKILL."""
    seen: list[None] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if len(seen) + 1 == last:
            os.kill(os.getpid(), signal.SIGKILL)
        seen.append(None)
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for vault in Vault:
            connections[vault.value].ensure_connection()
            stack.enter_context(connections[vault.value].execute_wrapper(count))
        yield seen


def _opens_by_hand(who: SubjectRef) -> bool:
    """Try every key of ring and escrow on a person's key and name, as who holds the disk would."""
    row, profile = PersonKey.objects.get(person=who), Profile.objects.get(person=who)
    place = Profile._meta.get_field("family_name")._place(profile, who)
    for number in ring().numbers():
        for folder in (ring().folder, ring().escrow):
            path = folder / f"{number:06d}.key"
            try:
                key = unwrap(
                    bytes(row.wrapped),
                    epoch_key=path.read_bytes(),
                    epoch=row.epoch,
                    owner=who.bytes,
                )
                return bool(unseal(profile.__dict__["family_name"].sealed, key=key, place=place))
            except (WrapBroken, FileNotFoundError):
                continue
    return False


def _belongings(person: str, email: str) -> list[str] | str:
    who = SubjectRef(UUID(person))
    holder = holders([who])[who]
    if holder.key is None:
        return "erased"
    row = Profile.objects.get(person=who)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        look([row], "family_name")
        name = str(row.family_name)
    files = [
        hashlib.sha256(
            b"".join(open_sealed(person=who, file_id=file_id, person_key=holder.key))
        ).hexdigest()
        for file_id in sorted(files_of(who))
    ]
    found = find(LookupKind.EMAIL, normal_email(email))
    return [str(found), hashlib.sha256(holder.key).hexdigest(), name, *files]


def _digest(person: SubjectRef) -> str:
    whole = hashlib.sha256()
    for table in tables_about_people():
        connection = connections[table.vault.value]
        meta, quote = table.model._meta, connection.ops.quote_name
        subject = meta.get_field(str(table.holding.subject))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT * FROM {quote(meta.db_table)} WHERE {quote(subject.column)} = %s",
                [subject.get_db_prep_value(person, connection)],
            )
            rows = sorted(repr([_plain(v) for v in row]) for row in cursor.fetchall())
        whole.update(repr((table.name, rows)).encode())
    for file_id in sorted(files_of(person)):
        whole.update(file_id.bytes + path_of(person=person, file_id=file_id).read_bytes())
    return whole.hexdigest()


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _stand_still(workflow: str, at_step: str, moment: str) -> None:
    """From outside, so that the program has no hook: a step that says where it is and sleeps."""
    whole = steps.workflow_named(workflow)
    chosen = next(s for s in whole.steps if s.name == at_step)

    def act(now: steps.Situation) -> steps.Counts:
        counts = chosen.act(now) if moment == "after" else {}
        say("here")
        time.sleep(600)
        return counts

    changed = tuple(replace(s, act=act) if s is chosen else s for s in whole.steps)
    steps.register(steps.Workflow(name=whole.name, steps=changed))


assert settings.ERASURE_DRAIN_SECONDS < 600
