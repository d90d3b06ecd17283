"""What processes do in a house: each function is one job, given and giving JSON values.

It is imported before the fork, so nothing here may open a database, read a key or hash anything.
"""

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections
from tests.kill.nursery import say
from tests.people_made import make_person

from florilege.infra import clock
from florilege.infra.installation import install as install_here
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.media.places import path_of
from florilege.infra.workflow import steps
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.identity.actions.edit_profile import edit_profile
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
        people.append({"person": str(made.person), "held": residue(made.person)})
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
def work(at_statement: int = 0) -> int:
    """Carry on what waits, as the worker does once the leases of dead processes are over."""
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
            "count": [o.done_count, o.total_count],
        }
        for o in ExportOrder.objects.filter(person=who)
    ]


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
