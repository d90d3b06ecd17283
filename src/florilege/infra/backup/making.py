"""Make a backup: everything but the keys, sealed once, written to every place that takes it.

The order is what makes vaults that share no transaction fit together: anchors before the journal,
rows before the files that they name, and the keys last, so that nobody's data come without theirs.
"""

import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db.models import Max

from florilege.infra.backup import naming
from florilege.infra.backup.alone import alone
from florilege.infra.backup.engines.known import engine_of, migrations_of
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.models import Copy, Drill
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey, Reads, backup_key
from florilege.infra.backup.staging import staged
from florilege.infra.backup.writing import Writer
from florilege.infra.media.places import DRAFT
from florilege.kernel.vocabulary import Vault

ANCHORS: Final = "anchors"
CHARTER: Final = "charter"
DATA_VAULTS: Final = tuple(v for v in Vault if v not in {Vault.JOURNAL, Vault.KEYS})
LAST_VAULTS: Final = (Vault.JOURNAL, Vault.KEYS)
_UNFINISHED: Final = (DRAFT, ".part")

Told = Callable[[str], None]


class NoPlace(BackupFailed):
    """No place is set for backups."""

    why = Why.ABSENT


@dataclass(frozen=True, slots=True)
class Made:
    """The name of a backup, and by place why it does not stand there (None if it does)."""

    backup: str
    places: tuple[tuple[Place, Why | None], ...]

    @property
    def somewhere(self) -> bool:
        return any(why is None for _, why in self.places)

    @property
    def everywhere(self) -> bool:
        return bool(self.places) and all(why is None for _, why in self.places)


def vault_part(vault: Vault) -> str:
    return f"vault-{vault.value}"


def back_up(places: list[Place], *, at: datetime, told: Told = lambda _: None) -> Made:
    """Write one backup to every place; a place that fails keeps none of the others from its own.

    Raises: BackupKeyMissing; NoPlace; VaultNotRead; AnotherAtWork.
    """
    key = backup_key()
    if not places:
        raise NoPlace
    with alone(), ExitStack() as stack:
        note_stopped(at=at)
        newest = Copy.objects.aggregate(name=Max("backup"))["name"] or ""
        backup = naming.new_name(at, newest=newest)
        writers = [Writer(place, backup=backup, key=key, at=at) for place in places]
        for writer in writers:
            stack.callback(writer.close)
            with writer.guarded():
                writer.begin()
        try:
            _write_all(writers, key, told)
        except BackupFailed as failure:
            # What is read here fails for all of them.
            for writer in _living(writers):
                with writer.guarded():
                    raise failure
            raise
        return Made(backup, tuple((writer.place, writer.failed) for writer in writers))


def save_vaults(place: Place, *, at: datetime, told: Told = lambda _: None) -> str:
    """Write the vaults alone to one place, and note it nowhere: the tables may be another program's.

    Raises: BackupFailed; AnotherAtWork.
    """
    key, backup = backup_key(), naming.new_name(at)
    with alone():
        writer = Writer(place, backup=backup, key=key, at=at, noted=False)
        try:
            for name, opened, migrations in (*_parts_before(), *map(_vault, LAST_VAULTS)):
                told(name)
                with opened() as plain, staged(plain, key) as content:
                    writer.add_part(name, content, migrations)
            writer.complete()
        finally:
            writer.close()
    return backup


def note_stopped(*, at: datetime) -> None:
    """Nobody else is at work now: what is still noted as under way was killed."""
    for model in (Copy, Drill):
        model._default_manager.filter(state=State.UNDER_WAY).update(
            state=State.FAILED, why=Why.STOPPED, ended_at=at
        )


def _write_all(writers: list[Writer], key: BackupKey, told: Told) -> None:
    for name, opened, migrations in _parts_before():
        _write_part(writers, name, opened, migrations, key, told)
    for path in media_files():
        _write_file(writers, path, key, told)
    for vault in LAST_VAULTS:
        _write_part(writers, *_vault(vault), key, told)
    for writer in _living(writers):
        with writer.guarded():
            writer.complete()


def _living(writers: list[Writer]) -> list[Writer]:
    return [writer for writer in writers if writer.failed is None]


def _write_part(
    writers: list[Writer],
    name: str,
    opened: "Opened",
    migrations: list[str],
    key: BackupKey,
    told: Told,
) -> None:
    if not _living(writers):
        return
    told(name)
    with opened() as plain, staged(plain, key) as content:
        for writer in _living(writers):
            with writer.guarded():
                writer.add_part(name, content, migrations)


def _write_file(writers: list[Writer], path: Path, key: BackupKey, told: Told) -> None:
    name = path.relative_to(settings.MEDIA_DIR).as_posix()
    lacking = [writer for writer in _living(writers) if not writer.has_file(name)]
    if not lacking:
        return
    told("files")
    try:
        with path.open("rb") as plain, staged(plain, key) as content:
            for writer in lacking:
                with writer.guarded():
                    writer.add_file(name, content)
    except FileNotFoundError:
        return  # It was deleted meanwhile, and its row with it.


Opened = Callable[[], AbstractContextManager[Reads]]
PartToWrite = tuple[str, Opened, list[str]]


def _parts_before() -> Iterator[PartToWrite]:
    yield ANCHORS, _anchors, []
    yield CHARTER, _charter, []
    for vault in DATA_VAULTS:
        yield _vault(vault)


def _vault(vault: Vault) -> PartToWrite:
    return vault_part(vault), lambda: engine_of(vault).copied(vault), migrations_of(vault)


@contextmanager
def _charter() -> Iterator[Reads]:
    with Path(settings.CHARTER_PATH).open("rb") as file:
        yield file


@contextmanager
def _anchors() -> Iterator[Reads]:
    """The journal's outside head and its dated copies: some kilobytes a year."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in sorted(Path(settings.ANCHOR_DIR).glob("*")):
            if path.is_file():
                archive.add(path, arcname=path.name)
    packed.seek(0)
    yield packed


def media_files() -> Iterator[Path]:
    """Every finished file of the store."""
    for path in Path(settings.MEDIA_DIR).rglob("*"):
        if path.is_file() and path.suffix not in _UNFINISHED:
            yield path
