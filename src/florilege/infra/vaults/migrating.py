"""Bring every vault to its schema, then compare the tables that exist with those expected."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.apps import apps
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from florilege.infra.vaults.router import vaults_of
from florilege.infra.vaults.turns import Turn
from florilege.kernel.vocabulary import Vault


class TablesMissing(Exception):
    """A migration is recorded as applied and its table is not there (a wrong router does that)."""


class WholeSteps(MigrationExecutor):
    """Apply a migration and note it in one transaction: a kill leaves both or neither.

    Django notes it in a second one where statements wait for the end (an index, a reference).
    """

    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,
        fake_initial: bool = False,
    ) -> ProjectState:
        with self.connection.schema_editor(atomic=migration.atomic) as editor:
            state = migration.apply(state, editor)
            self.record_migration(migration)  # type: ignore[call-arg, arg-type]  # old stubs
        return state


def migrate_all() -> None:
    """Migrate vault after vault.

    Raises: TablesMissing.
    """
    # What makes the archive's tables reaches into them; its guard knows nothing of vaults.
    from florilege.infra.archive.guard import unguarded

    for vault in Vault:
        with unguarded():
            _migrate(vault)
    missing = [line for vault in Vault for line in missing_tables(vault)]
    if missing:
        raise TablesMissing("; ".join(missing))


@contextmanager
def one_hand_on_the_server() -> Iterator[None]:
    """Wait until the server has done with whoever else brings the vaults up to date.

    It ends what a killed process asked for last, a commit too, and only then forgets the lock.
    """
    with ExitStack() as held:
        for vault in Vault:
            if connections[vault.value].vendor == "postgresql":
                held.enter_context(_locked(vault))
        yield


@contextmanager
def _locked(vault: Vault) -> Iterator[None]:
    with connections[vault.value].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [Turn.UPGRADE.value])
    try:
        yield
    finally:
        with connections[vault.value].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [Turn.UPGRADE.value])


def _migrate(vault: Vault) -> None:
    executor = WholeSteps(connections[vault.value])
    executor.loader.check_consistent_history(connections[vault.value])
    executor.migrate(executor.loader.graph.leaf_nodes())


def is_migrated() -> bool:
    """Tell whether every expected table is there."""
    return not any(missing_tables(vault) for vault in Vault)


def missing_tables(vault: Vault) -> list[str]:
    """Name the tables that the router expects in a vault and that are not there."""
    there = set(connections[vault.value].introspection.table_names())
    return [f"{vault.value}: {t}" for t in sorted(expected_tables(vault) - there)]


def expected_tables(vault: Vault) -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if vault in vaults_of(model._meta.app_label)
    }
