"""Everything that a start depends on, tried before the first page is served.

Import it once Django's apps are loaded. Each fault is one sentence; nothing is made or mended here.
"""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from florilege.cli.phrases import gettext as _
from florilege.cli.running.charter_fit import refuse_unfit_charter
from florilege.cli.running.refusing import LEAST_FREE_BYTES, Refused, disk_is_full
from florilege.infra.backup.unfinished import unfinished
from florilege.infra.installation import ClockIsWrong, NotInstalled, check_installation
from florilege.infra.keys.epochs import KeyRingDamaged
from florilege.infra.keys.secrets import NAMES, SecretMissing, secret
from florilege.infra.keys.tombstones import is_behind
from florilege.infra.upkeep import installing, upgrading
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault


def check_ready(*, at: datetime) -> None:
    """Raises: Refused."""
    if upgrading() is not None:
        raise Refused(upgrade_unfinished())
    check_sound(at=at)


def check_sound(*, at: datetime) -> None:
    """Try the installation itself, as an upgrade does before it ends. Raises: Refused."""
    refuse_full_disk()
    refuse_unfinished()
    if installing() or not vaults_there():
        raise Refused(not_installed())
    refuse_missing_vaults()
    try:
        check_installation(at=at)
        behind = [line for vault in Vault for line in unapplied(vault)]
    except NotInstalled:
        raise Refused(not_installed()) from None
    except SecretMissing as error:
        raise Refused(secret_missing()) from error
    except KeyRingDamaged as error:
        raise Refused(ring_damaged()) from error
    except ClockIsWrong as error:
        raise Refused(clock_is_wrong(at)) from error
    except DatabaseError as error:
        raise Refused(database_down(error)) from error
    if behind:
        raise Refused(tables_behind())
    if is_behind():
        raise Refused(older_than_log())
    refuse_unfit_charter(at=at)


def refuse_unfinished() -> None:
    """Raises: Refused."""
    state = unfinished()
    if state is not None:
        raise Refused(going_back_unfinished() if state.back else restore_unfinished())


def refuse_full_disk() -> None:
    folder = Path(settings.DATA_DIR)
    if folder.is_dir() and shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        raise Refused(disk_is_full())


def refuse_missing_vaults() -> None:
    """A vault that is gone beside others is a loss to be told, not a new one to be made."""
    there = vaults_there()
    missing = ", ".join(vault.value for vault in Vault if vault not in there)
    if not there or not missing:
        return
    if vault_files():
        sentence = _(
            "The vault {names} is missing from {folder}. Put it back from your backup; "
            "no empty one is made in its place."
        )
    else:
        sentence = _(
            "The database of the vault {names} holds no tables. Put it back from your backup; "
            "no empty one is made in its place."
        )
    raise Refused(sentence.format(names=missing, folder=Path(settings.DATA_DIR) / "vaults"))


def vaults_there() -> set[Vault]:
    """Give those that were made once: a file, or on a server a database with tables.

    Raises: Refused where the server does not answer.
    """
    files = vault_files()
    if files:
        return {vault for vault, path in files.items() if path.exists()}
    try:
        return {v for v in Vault if connections[v.value].introspection.table_names()}
    except DatabaseError as error:
        raise Refused(database_down(error)) from error


def vault_files() -> dict[Vault, Path]:
    """Give the file of each vault, which connecting would make; none on PostgreSQL."""
    databases = {vault: settings.DATABASES[vault.value] for vault in Vault}
    return {v: Path(db["NAME"]) for v, db in databases.items() if db["ENGINE"].endswith("sqlite3")}


def unapplied(vault: Vault) -> Iterator[str]:
    """Name the migrations of a vault that were not applied yet: `app.migration`."""
    executor = MigrationExecutor(connections[vault.value])
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if vault in vaults_of(migration.app_label):
            yield f"{migration.app_label}.{migration.name}"


def not_installed() -> str:
    sentence = _(
        "Nothing is installed in {folder} yet. "
        "Run `./florilege upgrade` to install here, or `./florilege demo` to look around."
    )
    return sentence.format(folder=settings.DATA_DIR)


def tables_behind() -> str:
    return _("The tables are older than the program. Run `./florilege upgrade`, then start again.")


def restore_unfinished() -> str:
    return _(
        "A restore of this installation is not finished: people who were erased may stand in it. "
        "Run the same `florilege restore` again; it goes on where it stopped. Nobody is served."
    )


def upgrade_unfinished() -> str:
    return _(
        "An upgrade is not finished. Run `florilege upgrade` again; or, with the earlier program, "
        "`florilege upgrade --back`. Nobody is served."
    )


def going_back_unfinished() -> str:
    return _(
        "Going back to before the upgrade is not finished. Run `florilege upgrade --back` again; "
        "it goes on where it stopped. Nobody is served."
    )


def older_than_log() -> str:
    sentence = _(
        "The vaults are older than the log of erasures in {folder}: people who were erased stand "
        "in them. Run `florilege restore --replay`; nobody is served before."
    )
    return sentence.format(folder=settings.TOMBSTONE_DIR)


def secret_missing() -> str:
    sentence = _(
        "The secret {path} is missing or damaged. Put the file back from your key backup; "
        "no new one is made, since what the old one protects would be lost."
    )
    return sentence.format(path=_first_bad_secret())


def _first_bad_secret() -> Path:
    for name in NAMES:
        try:
            secret(name)
        except SecretMissing:
            return Path(settings.SECRETS_DIR) / f"{name}.key"
    return Path(settings.SECRETS_DIR)


def ring_damaged() -> str:
    sentence = _(
        "A key of the ring {folder} is missing or does not open what it sealed. "
        "Put its file back from escrow; no new key is made in its place."
    )
    return sentence.format(folder=settings.RING_DIR)


def clock_is_wrong(now: datetime) -> str:
    sentence = _(
        "The machine’s clock says {now} UTC, and the access journal holds later entries. "
        "Set the clock right, then start again; nothing was changed."
    )
    return sentence.format(now=f"{now:%Y-%m-%d %H:%M}")


def database_down(error: DatabaseError) -> str:
    if "full" in str(error):
        return disk_is_full()
    sentence = _("A vault cannot be opened ({kind}). Nothing was started.")
    return sentence.format(kind=type(error.__cause__ or error).__name__)
