"""Bring a backup back into a new place. Each step may be killed and done again.

Order: journal and keys first, since without the keys there is nothing to bring back for; then the
data, files and anchors; then, by whoever knows the tables, the erasures that came since. Until that
is recorded the mark stands and nobody is served.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from florilege.infra.backup import naming
from florilege.infra.backup.bringing import (
    Source,
    bring_anchors,
    bring_file,
    part_named,
    refuse_newer,
)
from florilege.infra.backup.choosing import Choice
from florilege.infra.backup.engines.known import engine_of
from florilege.infra.backup.enums import State
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.index import Index
from florilege.infra.backup.log import erasures_since
from florilege.infra.backup.making import ANCHORS, DATA_VAULTS, LAST_VAULTS, Told, vault_part
from florilege.infra.backup.models import Copy, Restoration
from florilege.infra.backup.sealing import backup_key
from florilege.infra.backup.unfinished import Unfinished, mark, unfinished, unmark
from florilege.infra.keys.epochs import check_ring, current_epoch
from florilege.infra.keys.rewrapping import epochs_in_use
from florilege.infra.keys.ring import ring
from florilege.infra.keys.tombstones import adopt, carry_outside, count_after, last_known
from florilege.infra.vaults.migrating import migrate_all
from florilege.kernel.vocabulary import Vault

FILES = "files"


class LivingHere(BackupFailed):
    """An installation stands here already; it is not overwritten."""


class KeysGone(BackupFailed):
    """No key is left of an epoch under which the people's keys of this backup are wrapped."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(", ".join(map(str, numbers)))
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class Restored:
    """`since` is how many erasures of the log the backup did not know; `people` were gone through."""

    backup: str
    newest: str
    since: int
    people: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator takes upon themselves, and whether this is only a try."""

    log_may_be_absent: bool = False
    drill: bool = False


Replay = Callable[[datetime, datetime], int]


def restore(
    choice: Choice,
    *,
    at: datetime,
    replay: Replay,
    terms: Terms = Terms(),
    told: Told = lambda _: None,
) -> Restored:
    """Bring a backup into this place. `replay` is told when the data were saved, and the time.

    Raises: LivingHere, KeysGone, NewerProgram, BackupFailed; LogMissing; KeyRingDamaged.
    """
    if terms.drill:
        for vault in Vault:
            engine_of(vault).claim_for_drill(vault)
    else:
        refuse_living()
    begin(choice)
    key = backup_key()
    newest, data = Source(choice.newest, key=key), Source(choice.data, key=key)
    with newest.index() as index:
        refuse_newer(index)
        for vault in reversed(LAST_VAULTS):
            _vault(newest, index, vault, told)
        take_epoch_keys()
        _once(ANCHORS, told, lambda: _anchors(newest, index))
    with data.index() as index:
        refuse_newer(index)
        for vault in DATA_VAULTS:
            _vault(data, index, vault, told)
        _once(FILES, told, lambda: _files(data, index))
    migrate_all()
    return finish(choice, at=at, replay=replay, terms=terms, told=told)


def finish(
    choice: Choice,
    *,
    at: datetime,
    replay: Replay,
    terms: Terms,
    told: Told,
) -> Restored:
    """Do the later erasures again, record it, and only then take the mark away."""
    told("erasures")
    places = [kept.place for kept in (*choice.newest, *choice.data)]
    knew = _knew()
    adopt(erasures_since(places, log_may_be_absent=terms.log_may_be_absent))
    since = count_after(knew)
    if not terms.drill:
        carry_outside()
    made_at = naming.made_at(choice.backup)
    people = replay(made_at, at)
    # The record was saved while the backup was under way; it is whole, or we would not be here.
    Copy.objects.filter(backup__in={choice.backup, choice.newest[0].backup}).update(
        state=State.DONE, why="", ended_at=made_at
    )
    Restoration.objects.create(
        id=uuid4(), backup=choice.backup, made_at=made_at, replayed_at=at, people_count=people
    )
    unmark()
    return Restored(
        backup=choice.backup, newest=choice.newest[0].backup, since=since, people=people
    )


def refuse_living() -> None:
    """Raises: LivingHere."""
    if unfinished() is None and any(engine_of(vault).exists(vault) for vault in Vault):
        raise LivingHere


def begin(choice: Choice, *, back: bool = False) -> None:
    """Set the mark, or go on from it if it is about the same backups."""
    state = unfinished()
    wanted = Unfinished(choice.backup, choice.newest[0].backup, back=back)
    if state is None or replace(state, done=(), knew=None) != wanted:
        mark(wanted)


def take_epoch_keys() -> None:
    """Take from escrow what the people's keys of the backup are wrapped under, and try it.

    Raises: KeysGone; KeyRingDamaged.
    """
    keys = ring()
    needed = (epochs_in_use() | {current_epoch()}) - set(keys.numbers())
    gone = tuple(sorted(needed - set(keys.escrowed())))
    if gone:
        raise KeysGone(gone)
    for number in sorted(needed):
        keys.take_from_escrow(number)
    check_ring()


def _vault(source: Source, index: Index, vault: Vault, told: Told) -> None:
    name = vault_part(vault)

    def load() -> None:
        with source.opened(part_named(index, name)) as content:
            engine_of(vault).load(vault, content)

    _once(name, told, load)


def _anchors(source: Source, index: Index) -> None:
    with source.opened(part_named(index, ANCHORS)) as content:
        bring_anchors(content)


def _files(source: Source, index: Index) -> None:
    Path(settings.MEDIA_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in index.files():
        bring_file(source, file)


def _knew() -> int:
    """Give the last erasure that the backup knew. A killed try may have taken later ones in."""
    state = unfinished()
    assert state is not None
    if state.knew is None:
        state = replace(state, knew=last_known())
        mark(state)
    assert state.knew is not None
    return state.knew


def _once(name: str, told: Told, act: Callable[[], None]) -> None:
    """Do a step that is not behind yet, then note it."""
    state = unfinished()
    assert state is not None
    if name in state.done:
        return
    told(name)
    act()
    mark(replace(state, done=(*state.done, name)))
