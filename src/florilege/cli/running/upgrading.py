"""Install or upgrade, and say what was done. Import it once Django's apps are loaded."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from florilege.cli.phrases import gettext as _
from florilege.cli.running.readiness import (
    check_ready,
    database_down,
    refuse_missing_vaults,
    unapplied,
)
from florilege.cli.running.refusing import Refused
from florilege.infra import clock
from florilege.infra.installation import install
from florilege.kernel.vocabulary import Vault


def install_here() -> list[str]:
    folder = Path(settings.DATA_DIR)
    (folder / "vaults").mkdir(parents=True, exist_ok=True, mode=0o700)
    install(at=clock.now())
    return [
        _("A new installation stands in {folder}.").format(folder=folder),
        _("Its keys stand in {folder}: keep a copy apart from the backups of the vaults.").format(
            folder=settings.SECRETS_DIR
        ),
    ]


def bring_up_to_date() -> list[str]:
    """Apply what is missing, vault by vault; killed half-way, the next call goes on from there.

    Raises: Refused.
    """
    refuse_missing_vaults()
    try:
        waiting = list(_by_vault())
        # Also where nothing waits: an installation that was killed half-way is completed.
        install(at=clock.now())
    except DatabaseError as error:
        raise Refused(database_down(error)) from error
    check_ready(at=clock.now())
    return waiting or [_("Nothing to do: the tables are those of this program.")]


def _by_vault() -> Iterator[str]:
    for vault in Vault:
        if names := list(unapplied(vault)):
            yield f"{vault.value}: {', '.join(names)}"
