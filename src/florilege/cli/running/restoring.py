"""Restore, and say in one sentence what stands in the way. Import it once Django's apps are loaded."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import ngettext
from florilege.cli.running.backup_words import why_in_words
from florilege.cli.running.readiness import (
    check_ready,
    database_down,
    ring_damaged,
    secret_missing,
)
from florilege.cli.running.refusing import Refused
from florilege.infra import clock
from florilege.infra.backup.alone import AnotherAtWork, alone
from florilege.infra.backup.bringing import NewerProgram
from florilege.infra.backup.choosing import NothingToRestore, OtherEngine, choose
from florilege.infra.backup.engines.known import engine_of
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.log import LinesMissing, LogMissing, erasures_since
from florilege.infra.backup.making import Told
from florilege.infra.backup.models import Restoration
from florilege.infra.backup.places.known import place_at, places
from florilege.infra.backup.restoring import KeysGone, LivingHere, Restored, Terms, restore
from florilege.infra.keys.epochs import KeyRingDamaged, turn_epoch
from florilege.infra.keys.secrets import NAMES, SecretMissing, secret
from florilege.infra.keys.tombstones import LogAhead, LogDamaged, adopt, carry_outside
from florilege.infra.schedule.tasks import escrow_days
from florilege.kernel.vocabulary import Vault
from florilege.rights.replaying import replay_erasures
from florilege.rights.sampling import look_over


def restore_into(asked: argparse.Namespace, *, told: Told) -> tuple[Restored, dict[str, int]]:
    """Restore as asked, then turn the epoch, so that what was brought back stands under a new key.

    Raises: Refused.
    """
    at = clock.now()
    known = [place_at(asked.address)] if asked.address else places()
    with said_plainly(), alone(on_server=False):
        for name in NAMES:
            secret(name)
        terms = Terms(log_may_be_absent=asked.without_log, drill=asked.drill)
        choice = choose(known, backup=asked.backup)
        try:
            done = restore(choice, at=at, replay=replay_erasures, terms=terms, told=told)
            if asked.drill:
                return done, asdict(look_over()) | {"erased again": done.people}
        finally:
            if asked.drill:
                throw_away()
        turn_epoch(at=at, escrow_days=escrow_days())
    check_ready(at=at)
    return done, {}


def throw_away() -> None:
    for vault in Vault:
        engine_of(vault).empty(vault)


def replay_here(*, log_may_be_absent: bool) -> int:
    """Do later erasures again in vaults that were put back by other means.

    Raises: Refused.
    """
    at = clock.now()
    with said_plainly(), alone(on_server=False):
        adopt(erasures_since(places(), log_may_be_absent=log_may_be_absent))
        carry_outside()
        # The age of the data is not known here: any key without data is looked at.
        count = replay_erasures(_installed_at(at), at)
        Restoration.objects.create(
            id=uuid4(), backup="", made_at=at, replayed_at=at, people_count=count
        )
    check_ready(at=at)
    return count


def _installed_at(at: datetime) -> datetime:
    from florilege.infra.keys.models import Epoch

    first = Epoch.objects.order_by("number").values_list("started_at", flat=True).first()
    return first or at


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what stands in the way into the sentence that says what to do."""
    try:
        yield
    except tuple(_SENTENCES) as error:
        raise Refused(_SENTENCES[type(error)](error)) from error
    except KeysGone as error:
        raise Refused(keys_gone(error)) from error
    except LinesMissing as error:
        raise Refused(lines_missing(error)) from error
    except BackupFailed as error:
        raise Refused(why_in_words(error.why)) from error
    except DatabaseError as error:
        raise Refused(database_down(error)) from error


def keys_gone(error: KeysGone) -> str:
    sentence = ngettext(
        "The key of epoch {numbers} is neither in the ring {ring} nor in escrow {escrow}. Without it "
        "nobody’s name, address, text or file of this backup can be opened by anyone: names, "
        "answers, letters, certificates kept in the account, files. Look for the escrow copy; "
        "without it this backup is of no use. Nobody is served.",
        "The keys of the epochs {numbers} are neither in the ring {ring} nor in escrow {escrow}. "
        "Without them nobody’s name, address, text or file of this backup can be opened by anyone: "
        "names, answers, letters, certificates kept in the account, files. Look for the escrow "
        "copies; without them this backup is of no use. Nobody is served.",
        len(error.numbers),
    )
    numbers = ", ".join(map(str, error.numbers))
    return sentence.format(numbers=numbers, ring=settings.RING_DIR, escrow=settings.ESCROW_DIR)


def lines_missing(error: LinesMissing) -> str:
    sentence = _(
        "Lines {numbers} of the log of erasures are in no place: people who were erased would come "
        "back. Bring the folder {folder} back from where it stands, then start again."
    )
    numbers = ", ".join(map(str, error.numbers[:10]))
    return sentence.format(numbers=numbers, folder=settings.TOMBSTONE_DIR)


def living_here(error: Exception) -> str:
    sentence = _(
        "An installation stands in {folder} already; it is not overwritten. "
        "Set FLORILEGE_DATA to a new folder (and FLORILEGE_POSTGRES to empty databases)."
    )
    return sentence.format(folder=settings.DATA_DIR)


def log_missing(error: Exception) -> str:
    sentence = _(
        "The log of erasures is not in {folder}. The last erasures before the disaster may stand "
        "there alone. Bring the folder back; if it is lost, add --without-log: the places’ copies "
        "of the log are then all there is."
    )
    return sentence.format(folder=settings.TOMBSTONE_DIR)


def other_engine(error: Exception) -> str:
    sentence = _("This backup was made on {engine}; set FLORILEGE_POSTGRES as it was then.")
    return sentence.format(engine=error)


def newer_program(error: Exception) -> str:
    sentence = _(
        "This backup was made by a newer program (it knows {migration}). "
        "Take that program, then restore."
    )
    return sentence.format(migration=error)


_SENTENCES: Final[dict[type[Exception], Callable[[Exception], str]]] = {
    LivingHere: living_here,
    LogMissing: log_missing,
    OtherEngine: other_engine,
    NewerProgram: newer_program,
    NothingToRestore: lambda _error: _(
        "No place that answers holds such a backup whole. `florilege backup list` shows what is "
        "there."
    ),
    LogDamaged: lambda _error: _(
        "A line of the log of erasures was altered or is not of this installation "
        "(the secret “journal” proves it). Put the right secrets and the untouched log back."
    ),
    LogAhead: lambda _error: _(
        "The log of erasures outside knows more than this vault. Run `florilege restore --replay`."
    ),
    AnotherAtWork: lambda _error: _(
        "Another process is making, trying or bringing back a backup. Wait until it has ended."
    ),
    SecretMissing: lambda _error: secret_missing(),
    KeyRingDamaged: lambda _error: ring_damaged(),
}
