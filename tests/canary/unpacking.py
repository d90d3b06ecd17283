"""Make a real backup and take it apart as somebody would who has the place and the backup key."""

import pickle
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps

from florilege.infra import clock
from florilege.infra.backup.bringing import Source, part_named
from florilege.infra.backup.choosing import choose
from florilege.infra.backup.making import back_up, vault_part
from florilege.infra.backup.places.known import places
from florilege.infra.backup.sealing import backup_key
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault
from tests.kill.jobs.registering import job


@job
def save_and_unpack(into: str) -> int:
    """In the shape that the attack reads: each table as it lay, each sealed file."""
    back_up(places(), at=clock.now())
    source = Source(choose(places()).data, key=backup_key())
    tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with source.index() as index:
        for vault in Vault:
            with source.opened(part_named(index, vault_part(vault))) as content:
                tables |= _tables(vault, content.read())
        files = []
        for file in index.files():
            if file.path.startswith("sealed/"):
                with source.opened(file) as content:
                    files.append(content.read())
    Path(into).write_bytes(pickle.dumps({"tables": tables, "files": files}))
    return len(files)


def _tables(vault: Vault, content: bytes) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found = {}
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        with closing(sqlite3.connect(f"file:{file.name}?immutable=1", uri=True)) as stolen:
            stolen.row_factory = sqlite3.Row
            for model in apps.get_models(include_auto_created=True):
                if vault in vaults_of(model._meta.app_label):
                    rows = stolen.execute(f'SELECT * FROM "{model._meta.db_table}"')
                    found[vault.value, model._meta.label] = [dict(row) for row in rows]
    return found
