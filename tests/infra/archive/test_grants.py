"""On PostgreSQL the platform's role may insert documents and read public halves; the server says so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from florilege.infra import clock
from florilege.infra.archive.depositing import DepositLost, deposit
from tests.infra.archive.deposits import an_item

pytestmark = [
    pytest.mark.promise("RGT-05", "SEC-03"),
    pytest.mark.skipif(
        os.environ.get("FLORILEGE_TEST_ENGINE") != "postgres", reason="needs roles of a server"
    ),
]
ROLE = "florilege_depositor"


@contextmanager
def as_the_platform() -> Iterator[Any]:
    """Act as the platform's role, on the archive's connection."""
    from django.conf import settings
    from django.db import connections
    from django.test import override_settings

    from florilege.infra.archive.granting import grant_deposits

    with connections["archive"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE ROLE {ROLE}")
        with override_settings(ARCHIVE_DEPOSITOR=ROLE):
            assert settings.ARCHIVE_DEPOSITOR == ROLE
            assert grant_deposits()
        cursor.execute(f"SET ROLE {ROLE}")
        try:
            yield cursor
        finally:
            cursor.execute("RESET ROLE")


def test_the_platform_deposits_and_makes_sure(house: Path) -> None:
    item = an_item()
    with as_the_platform():
        first = deposit(item=item, on=clock.today())
        assert deposit(item=item, on=clock.today()) == first


@pytest.mark.parametrize("statement", [
    "SELECT * FROM archive_archiveditem",
    "SELECT count(*) FROM archive_archiveditem",
    "SELECT id FROM archive_archiveditem",
    "UPDATE archive_archiveditem SET law = 'none'",
    "DELETE FROM archive_archiveditem",
    "TRUNCATE archive_archiveditem",
    "DROP TABLE archive_archiveditem",
    "SELECT * FROM archive_opening",
    "INSERT INTO archive_found SELECT * FROM archive_found",
    "UPDATE archive_monthkey SET public = ''",
    "DELETE FROM archive_monthkey",
    "ALTER TABLE archive_archiveditem DROP CONSTRAINT archive_digest_fits",
])  # fmt: skip
def test_the_server_refuses_the_platform(house: Path, statement: str) -> None:
    import psycopg

    deposit(item=an_item(), on=clock.today())
    with as_the_platform() as cursor:
        with pytest.raises(Exception) as refusal:
            cursor.execute(statement)
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_deposit_that_is_not_what_was_sealed_is_refused(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server hashes what it stores."""
    monkeypatch.setattr("florilege.infra.archive.depositing.digest_of", lambda *parts: bytes(32))

    with as_the_platform(), pytest.raises(DepositLost):
        deposit(item=an_item(), on=clock.today())
