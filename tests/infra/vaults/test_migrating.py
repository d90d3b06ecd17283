"""A migration and the note that it was applied stand or fall together, on either engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections, models
from django.db.migrations import CreateModel, Migration

from florilege.infra.vaults.migrating import WholeSteps
from florilege.kernel.vocabulary import Vault

pytestmark = pytest.mark.promise("SEC-16")


class WithIndex(Migration):
    """Django makes its index at the end, and so would note it in a transaction of its own."""

    operations = [
        CreateModel(
            "Passing",
            [
                ("id", models.IntegerField(primary_key=True)),
                ("number", models.IntegerField(db_index=True)),
            ],
        )
    ]


@pytest.fixture
def executor(house: Path) -> Iterator[WholeSteps]:
    made = WholeSteps(connections[Vault.IDENTITY.value])
    yield made
    with made.connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS staff_passing")
    made.recorder.record_unapplied("staff", "9000_passing")


def tables(executor: WholeSteps) -> list[str]:
    return executor.connection.introspection.table_names()


def apply(executor: WholeSteps) -> None:
    migration = WithIndex("9000_passing", "staff")
    executor.apply_migration(executor.loader.project_state(), migration)


def test_both_are_there(executor: WholeSteps) -> None:
    apply(executor)

    assert "staff_passing" in tables(executor)
    assert ("staff", "9000_passing") in executor.recorder.applied_migrations()


def test_where_the_note_fails_no_table_stays(
    executor: WholeSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched, pytest.raises(OSError):
        patched.setattr(executor.recorder, "record_applied", gone)
        apply(executor)

    assert "staff_passing" not in tables(executor)
    apply(executor)
    assert "staff_passing" in tables(executor)
