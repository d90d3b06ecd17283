"""Erase, carry on, tell how far it is, and hold a reader's transaction beside it."""

import time
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connections

from florilege.infra import clock
from florilege.infra.keys.models import PersonKey
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.erasing import residue
from florilege.rights.models import ErasureRequest
from florilege.rights.tables import tables_about_people
from tests.kill.jobs.keys import opens_by_hand
from tests.kill.jobs.living import digests
from tests.kill.jobs.registering import counting, job, stand_still
from tests.kill.words import say, wait_for_go

LEASE_OVER = timedelta(minutes=3)


@job
def erase(person: str, at_step: str = "", moment: str = "", at_statement: int = 0) -> int:
    """Erase, and give after how many statements it was done.

    At a step's `before` or `after` it says so and stands still; at a statement it kills itself.
    """
    if at_step:
        stand_still("erase_subject", at_step, moment)
    with counting(at_statement) as statements:
        say("begun")
        open_erasure_request(person=SubjectRef(UUID(person)), at=clock.now())
        return len(statements)


@job
def work(at_statement: int = 0, workflow: str = "", at_step: str = "", moment: str = "") -> int:
    """Carry on what waits, as the worker does once the leases of dead processes are over."""
    if workflow:
        stand_still(workflow, at_step, moment)
    with counting(at_statement) as statements:
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
    before = opens_by_hand(who)
    for table in tables_about_people():
        table.rows(who).count()
    say("holding")
    wait_for_go() if then_open else time.sleep(600)
    sees = PersonKey.objects.filter(person=who).exclude(wrapped=b"").exists()
    return {"sees": sees, "opened_before": before, "opens_now": opens_by_hand(who)}
