"""Install, upgrade or go back, and say what was done. Import it once Django's apps are loaded."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from florilege import __version__
from florilege.cli.phrases import gettext as _
from florilege.cli.running.readiness import (
    check_sound,
    database_down,
    refuse_missing_vaults,
    refuse_unfinished,
    unapplied,
)
from florilege.cli.running.refusing import Refused
from florilege.cli.running.restoring import said_plainly
from florilege.infra import clock
from florilege.infra.backup.making import save_vaults
from florilege.infra.backup.models import Copy
from florilege.infra.backup.reverting import ProgramTooNew, before_upgrades, revert
from florilege.infra.backup.sealing import make_backup_key
from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.installation import install
from florilege.infra.upkeep import (
    Program,
    Upgrading,
    announce,
    begin_install,
    begin_upgrade,
    end_install,
    end_upgrade,
    program,
    set_program,
    upgrading,
    withdraw,
)
from florilege.kernel.vocabulary import Vault
from florilege.rights.replaying import replay_erasures


def install_here() -> list[str]:
    """Make a new installation; killed anywhere, the next call goes on.

    Raises: Refused.
    """
    folder = Path(settings.DATA_DIR)
    (folder / "vaults").mkdir(parents=True, exist_ok=True, mode=0o700)
    at = clock.now()
    begin_install()
    try:
        install(at=at)
    except DatabaseError as error:
        raise Refused(database_down(error)) from error
    set_program(Program(version=__version__, since=at))
    end_install()
    return [
        _("A new installation stands in {folder}.").format(folder=folder),
        _("Its keys stand in {folder}: keep a copy apart from the backups of the vaults.").format(
            folder=settings.SECRETS_DIR
        ),
    ]


def bring_up_to_date() -> list[str]:
    """Save, then apply what is missing, vault by vault; killed anywhere, the next call goes on.

    Raises: Refused.
    """
    refuse_unfinished()
    refuse_missing_vaults()
    at, said = clock.now(), []
    try:
        waiting = list(_by_vault())
        if waiting or upgrading():
            said = [_saved_before(at)]
        # Also where nothing waits: an installation that was killed half-way is completed.
        install(at=at)
    except DatabaseError as error:
        raise Refused(database_down(error)) from error
    _note_program(at)
    check_sound(at=at)
    end_upgrade()
    return [*said, *waiting] or [_("Nothing to do: the tables are those of this program.")]


def go_back() -> list[str]:
    """Put the vaults back as they were before the last upgrade; killed anywhere, the next goes on.

    Raises: Refused.
    """
    at, under_way, now = clock.now(), upgrading(), program()
    backup = under_way.backup if under_way else (now.backup if now else "")
    if not backup:
        raise Refused(
            _("No upgrade of this installation was saved: there is nothing to go back to.")
        )
    try:
        with said_plainly():
            done = revert(backup=backup, at=at, replay=replay_erasures)
    except Refused as refusal:
        if isinstance(refusal.__cause__, ProgramTooNew):
            raise Refused(program_too_new(under_way, now)) from refusal
        raise
    set_program(Program(version=__version__, since=at))
    end_upgrade()
    check_sound(at=at)
    sentence = _(
        "Everything stands as it was saved in {backup}; what was entered since is gone. "
        "Erasures done again: {people}."
    )
    return [sentence.format(backup=done.backup, people=done.people)]


def announce_window(begins: datetime | None, *, minutes: int) -> str:
    """Tell everybody on every page when they will be closed; None takes it back."""
    if begins is None:
        withdraw()
        return _("Nothing is announced any more.")
    window = announce(
        begins_at=begins.replace(tzinfo=begins.tzinfo or LEGAL_ZONE),
        length=timedelta(minutes=minutes),
    )
    sentence = _("Every page says now that it will be closed on {day} from {begins} to {ends}.")
    begin, end = (t.astimezone(LEGAL_ZONE) for t in (window.begins_at, window.ends_at))
    return sentence.format(day=f"{begin:%d/%m/%Y}", begins=f"{begin:%H:%M}", ends=f"{end:%H:%M}")


def program_too_new(under_way: Upgrading | None, now: Program | None) -> str:
    before = under_way.before if under_way else (now.before if now else "")
    sentence = _(
        "This program ({version}) is newer than what was saved. Put the earlier program ({before}) "
        "in its place, then run its `florilege upgrade --back`."
    )
    return sentence.format(version=__version__, before=before or "?")


def _saved_before(at: datetime) -> str:
    """Save the vaults once an upgrade; what a kill left of the tables is not saved in their place."""
    under_way = upgrading()
    if under_way is None:
        _make_first_backup_key()
        place = before_upgrades()
        place.root.mkdir(exist_ok=True, mode=0o700)
        with said_plainly():
            backup = save_vaults(place, at=at)
        now = program()
        begin_upgrade(Upgrading(now.version if now else "", __version__, backup, at))
        under_way = upgrading()
    assert under_way is not None
    sentence = _(
        "Saved before the upgrade: {backup}. The earlier program’s `upgrade --back` goes back to it."
    )
    return sentence.format(backup=under_way.backup)


def _make_first_backup_key() -> None:
    """Where an earlier program knew no backups, there is no table of them and no key yet."""
    try:
        known = Copy.objects.exists()
    except DatabaseError:
        known = False
    if not known:
        make_backup_key()


def _note_program(at: datetime) -> None:
    under_way, now = upgrading(), program()
    if under_way is not None:
        set_program(Program(__version__, at, before=under_way.before, backup=under_way.backup))
    elif now is None or now.version != __version__:
        set_program(Program(version=__version__, since=at, before=now.version if now else ""))


def _by_vault() -> Iterator[str]:
    for vault in Vault:
        if names := list(unapplied(vault)):
            yield f"{vault.value}: {', '.join(names)}"
