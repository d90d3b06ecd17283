"""The database server of the tests: each process makes its own databases on it."""

from django.conf import settings

from florilege.kernel.vocabulary import Vault


def create_databases() -> None:
    """Make the vaults' databases on PostgreSQL; SQLite makes its files by itself."""
    if "postgresql" not in settings.DATABASES[Vault.PUBLIC.value]["ENGINE"]:
        return
    import psycopg  # only with --postgres

    one = settings.DATABASES[Vault.PUBLIC.value]
    with psycopg.connect(
        host=one["HOST"], port=one["PORT"], user=one["USER"], dbname="postgres", autocommit=True
    ) as connection:
        for vault in Vault:
            name = settings.DATABASES[vault.value]["NAME"]
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"')
