"""What an operator is told of vaults, epochs and long operations: sizes, counts, opaque ids."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from florilege.infra import clock
from florilege.infra.keys.ring import ring
from florilege.infra.schedule.tasks import escrow_days
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.steps import workflow_named
from florilege.kernel.vocabulary import Vault
from florilege.oversight.epochs import epochs, keys_behind
from florilege.oversight.runs import next_step, waiting_runs
from florilege.oversight.stores import stores
from tests.people_made import make_person


def test_every_vault_tells_its_size_and_rows(house: Path) -> None:
    for _ in range(3):
        make_person()

    found = {store.vault: store for store in stores()}

    assert list(found) == list(Vault)
    assert all(store.size > 0 for store in found.values())
    assert dict(found[Vault.IDENTITY].rows)["credentials.Account"] == 3
    assert dict(found[Vault.KEYS].rows)["keys.PersonKey"] == 3
    assert found[Vault.IDENTITY].row_count >= 6


def test_a_migration_that_waits_is_named(house: Path) -> None:
    assert [store.pending for store in stores()] == [()] * len(Vault)
    recorder = MigrationRecorder(connections[Vault.KEYS.value])
    recorder.record_unapplied("keys", "0001_initial")
    try:
        pending = {store.vault: store.pending for store in stores() if store.pending}
    finally:
        recorder.record_applied("keys", "0001_initial")

    assert pending == {Vault.KEYS: ("keys.0001_initial",)}


def test_epochs_tell_when_each_escrow_copy_ends(house: Path) -> None:
    found = epochs()

    assert found.current == max(ring().numbers())
    assert found.begun_at is not None
    assert [escrow.number for escrow in found.escrows] == ring().escrowed()
    for escrow in found.escrows:
        ends = escrow.ended_at + timedelta(days=escrow_days()) if escrow.ended_at else None
        assert escrow.ends_at == ends
    make_person()
    assert keys_behind() == 0


def test_runs_under_way_tell_the_next_step_and_the_failures_first(house: Path) -> None:
    at = clock.now()
    made = [
        Run.objects.create(
            id=uuid4(), workflow="erase_subject", subject=uuid4(), begun_at=at, due_at=at, tries=n
        )
        for n in range(3)
    ]
    Run.objects.create(
        id=uuid4(), workflow="erase_subject", begun_at=at, due_at=at, state=RunState.DONE
    )
    first, second = [step.name for step in workflow_named("erase_subject").steps[:2]]
    StepDone.objects.create(id=uuid4(), run=made[2], step=first, done_at=at)

    found = waiting_runs()

    assert [(run.id, run.step, run.tries) for run in found] == [
        (made[2].id, second, 2),
        (made[1].id, first, 1),
        (made[0].id, first, 0),
    ]
    assert next_step("a workflow of another version", set()) is None
