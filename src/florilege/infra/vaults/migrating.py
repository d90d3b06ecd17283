"""Bring every vault to its schema, then compare the tables that exist with those expected."""

from django.apps import apps
from django.core.management import call_command
from django.db import connections

from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault


class TablesMissing(Exception):
    """A migration is recorded as applied and its table is not there (a wrong router does that)."""


def migrate_all() -> None:
    """Migrate vault after vault.

    Raises: TablesMissing.
    """
    # What makes the archive's tables reaches into them; its guard knows nothing of vaults.
    from florilege.infra.archive.guard import unguarded

    for vault in Vault:
        with unguarded():
            call_command("migrate", database=vault.value, verbosity=0, interactive=False)
    missing = [line for vault in Vault for line in missing_tables(vault)]
    if missing:
        raise TablesMissing("; ".join(missing))


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
