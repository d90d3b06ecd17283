"""Go back to what was saved before an upgrade, inside the living installation.

Run by the earlier program: the tables that come back are its own. The journal and the keys stay as
they are unless the upgrade changed their tables, so that later looks, restrictions and erasures
stay known. Each vault is replaced in one transaction; a kill is gone on from.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from florilege.infra.backup.bringing import Source, bring_anchors, part_named, refuse_newer
from florilege.infra.backup.choosing import Choice, choose
from florilege.infra.backup.engines.known import engine_of, migrations_of
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.index import Index
from florilege.infra.backup.making import ANCHORS, DATA_VAULTS, LAST_VAULTS, Told, vault_part
from florilege.infra.backup.places.folder import Folder
from florilege.infra.backup.restoring import (
    Replay,
    Restored,
    Terms,
    begin,
    finish,
    take_epoch_keys,
)
from florilege.infra.backup.sealing import backup_key
from florilege.infra.backup.unfinished import mark, unfinished
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault


class ProgramTooNew(BackupFailed):
    """This program knows more than the backup: the earlier one must go back."""


def before_upgrades() -> Folder:
    """Where the vaults are saved before an upgrade: here, since it serves to go back quickly."""
    return Folder(label="0", root=Path(settings.DATA_DIR) / "before-upgrade")


def revert(*, backup: str, at: datetime, replay: Replay, told: Told = lambda _: None) -> Restored:
    """Put the vaults back as they were saved, then do the later erasures again.

    Raises: NothingToRestore; ProgramTooNew; NewerProgram; KeysGone; BackupFailed.
    """
    choice = choose([before_upgrades()], backup=backup)
    choice = Choice(data=choice.data, newest=choice.data, unreached=())
    source = Source(choice.data, key=backup_key())
    with source.index() as index:
        refuse_newer(index)
        _refuse_too_new(index)
        begin(choice, back=True)
        for vault in (*reversed(LAST_VAULTS), *DATA_VAULTS):
            _put_back(source, index, vault, told)
        take_epoch_keys()
    return finish(choice, at=at, replay=replay, terms=Terms(), told=told)


def _put_back(source: Source, index: Index, vault: Vault, told: Told) -> None:
    state = unfinished()
    assert state is not None
    part = part_named(index, vault_part(vault))
    if part.name in state.done:
        return
    told(part.name)
    if vault in DATA_VAULTS or migrations_of(vault) != list(part.migrations):
        with source.opened(part) as content:
            engine_of(vault).replace(vault, content)
        if vault is Vault.JOURNAL:
            with source.opened(part_named(index, ANCHORS)) as content:
                bring_anchors(content)
    mark(replace(state, done=(*state.done, part.name)))


def _refuse_too_new(index: Index) -> None:
    """Raises: ProgramTooNew, naming a migration that the backup does not have."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for vault in Vault:
        there = set(part_named(index, vault_part(vault)).migrations)
        for app, name in loader.disk_migrations:
            if vault in vaults_of(app) and f"{app}.{name}" not in there:
                raise ProgramTooNew(f"{app}.{name}")
