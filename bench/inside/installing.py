"""Make and drop what an installation stands on."""

from typing import Any

from django.conf import settings
from django.db import connections

from florilege.infra import clock
from florilege.infra.installation import install
from florilege.kernel.vocabulary import Vault


def install_house() -> None:
    for name in _database_names():
        _on_server(f'CREATE DATABASE "{name}"')
    install(at=clock.now())


def drop_databases() -> None:
    connections.close_all()
    for name in _database_names():
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _database_names() -> list[str]:
    if not _is_on_server():
        return []
    names = [str(settings.DATABASES[vault.value]["NAME"]) for vault in Vault]
    return [*names, bare_database_name()]


def bare_database_name() -> str:
    """The bare pages keep everything in one database, as a bare site would."""
    name = str(settings.DATABASES[Vault.PUBLIC.value]["NAME"])
    return f"{name.removesuffix(Vault.PUBLIC.value)}bare"


def _is_on_server() -> bool:
    return "postgresql" in str(settings.DATABASES[Vault.PUBLIC.value]["ENGINE"])


def _on_server(sql: str) -> None:
    import psycopg

    one: dict[str, Any] = settings.DATABASES[Vault.PUBLIC.value]
    where = {"host": one["HOST"], "port": one["PORT"], "user": one["USER"]}
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql)
