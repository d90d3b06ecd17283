"""Read every stored column of every table as text, to tell in which one a value stands."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections

from florilege.infra.archive.guard import unguarded
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.declarations import Personal
from florilege.kernel.registry import REGISTRY
from tests.canary.encodings import Search
from tests.kill.jobs.registering import job


@job
def columns_with(values: list[str]) -> dict[str, str]:
    """Give each column in which one of the values stands, in any encoding, and how it is declared."""
    found = {}
    for name, declared, content in _columns():
        for hit in Search(values).hits(content, name):
            found[name] = f"{declared}: {hit.value} as {hit.encoding}"
    return found


@job
def rows_by_id(person: str) -> dict[str, int]:
    """Count the rows of each column in which a person's id stands."""
    ids = [
        person.encode(),
        person.replace("-", "").encode(),
        bytes.fromhex(person.replace("-", "")),
    ]
    found = {}
    for name, _, content in _columns():
        count = sum(content.count(one) for one in ids)
        if count:
            found[name] = count
    return found


def _columns() -> Iterator[tuple[str, str, bytes]]:
    for model in apps.get_models(include_auto_created=True):
        holding = REGISTRY.holding(model._meta.label)
        assert holding is not None
        for vault in vaults_of(model._meta.app_label):
            for field in model._meta.local_concrete_fields:
                if field.column is None:
                    continue
                declared = holding.fields[field.name]
                word = "sealed" if isinstance(declared, Personal) and declared.sealed else "open"
                if not isinstance(declared, Personal):
                    word = "not personal"
                content = b"\n".join(_content(vault.value, model._meta.db_table, field.column))
                yield f"{vault.value}.{model._meta.label}.{field.name}", word, content


def _content(vault: str, table: str, column: str) -> Iterator[bytes]:
    # The archive's guard is lifted: who steals the vault asks no guard.
    with unguarded(), connections[vault].cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}"')
        values = cursor.fetchall()
    for (value,) in values:
        yield _bytes(value)


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
