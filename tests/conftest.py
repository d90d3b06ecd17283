"""A real installation for the whole process; each test finds it empty."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

from florilege.cli.translations import compile_translations

compile_translations([])  # before anything reads a sentence
django.setup()

from django.conf import settings  # noqa: E402 - Django's apps must be loaded first
from django.db import connections  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from florilege.infra import clock, policy  # noqa: E402
from florilege.infra.archive.guard import unguarded  # noqa: E402
from florilege.infra.charters.shelf import SHELF  # noqa: E402
from florilege.infra.closing.board import BOARD  # noqa: E402
from florilege.infra.installation import install  # noqa: E402
from florilege.infra.vaults.migrating import expected_tables  # noqa: E402
from florilege.kernel.vocabulary import Vault  # noqa: E402
from tests.servers import create_databases  # noqa: E402

KEPT = {"keys_epoch", "keys_epochpointer", "archive_monthkey"}

setup_test_environment(debug=False)
settings.PASSWORD_HASHERS = ["tests.quick_hashing.QuickArgon2"]


@pytest.fixture(scope="session")
def installation() -> Iterator[Path]:
    """A migrated installation with secrets and a first epoch, in this process's own folder."""
    data = Path(settings.DATA_DIR)
    (data / "vaults").mkdir(parents=True, exist_ok=True)
    create_databases()
    install(at=clock.now())
    yield data
    connections.close_all()


@pytest.fixture
def house(installation: Path) -> Iterator[Path]:
    """The installation, emptied of people and files before the test."""
    empty_vaults()
    SHELF.read()
    BOARD.read()
    for folder in (settings.MEDIA_DIR, settings.ANCHOR_DIR, settings.TOMBSTONE_DIR):
        shutil.rmtree(folder, ignore_errors=True)
    yield installation
    if policy.editions():
        empty_vaults()  # the next test may obey the charter without asking for a house
        SHELF.read()
    if BOARD.closing() is not None:
        empty_vaults()
        BOARD.read()


def empty_vaults() -> None:
    """Delete every row but the keys of epochs and months, in whatever order the engine lets us."""
    with unguarded():
        _empty_vaults()


def _empty_vaults() -> None:
    for vault in Vault:
        connection = connections[vault.value]
        tables = sorted(expected_tables(vault) - KEPT)
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                if tables:
                    cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
            else:
                for table in tables:
                    cursor.execute(f"DELETE FROM {table}")
