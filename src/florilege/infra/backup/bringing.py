"""Bring parts and files of a backup to this machine, from whichever place still has them whole."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from florilege.infra.backup.errors import BackupFailed, Damaged
from florilege.infra.backup.index import Index, Part, StoredFile, read_index
from florilege.infra.backup.kept import Kept
from florilege.infra.backup.sealing import BackupKey
from florilege.infra.backup.staging import Sizes, fetched
from florilege.infra.durable import write_durably

_DRAFT = ".restoring"


class NewerProgram(BackupFailed):
    """The backup was made by a program that knows more than this one."""


class Source:
    """One backup, in one place or several."""

    def __init__(self, kept: tuple[Kept, ...], *, key: BackupKey) -> None:
        self.kept, self.key = kept, key

    @contextmanager
    def index(self) -> Iterator[Index]:
        """Raises: BackupFailed, of the last place that was tried."""
        with ExitStack() as stack:
            yield self._index(stack)

    def _index(self, stack: ExitStack) -> Index:
        failure: BackupFailed = Damaged()
        for one in self.kept:
            try:
                reading = read_index(one.place, one.backup, key=self.key)
                _, index = stack.enter_context(reading)
            except BackupFailed as error:
                failure = error
            else:
                return index
        raise failure

    @contextmanager
    def opened(self, one: Part | StoredFile) -> Iterator[IO[bytes]]:
        """Give the content of an object, compared with the index before it is used.

        Raises: BackupFailed, of the last place that was tried.
        """
        with ExitStack() as stack:
            yield self._opened(one, stack)

    def _opened(self, one: Part | StoredFile, stack: ExitStack) -> IO[bytes]:
        failure: BackupFailed = Damaged()
        for kept in self.kept:
            try:
                reading = fetched(kept.place, one.object, key=self.key)
                file, sizes = stack.enter_context(reading)
                if _same(sizes, one.sizes):
                    return file
            except FileNotFoundError:
                continue
            except BackupFailed as error:
                failure = error
        raise failure


def _same(found: Sizes, wanted: Sizes) -> bool:
    """Compare what was sealed; two places hold it in different sealed bytes."""
    return (found.size, found.sha256) == (wanted.size, wanted.sha256)


def part_named(index: Index, name: str) -> Part:
    """Raises: Damaged."""
    for part in index.parts:
        if part.name == name:
            return part
    raise Damaged(name)


def refuse_newer(index: Index) -> None:
    """Raises: NewerProgram, naming a migration that this program does not know."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    for part in index.parts:
        for migration in part.migrations:
            if migration not in known:
                raise NewerProgram(migration)


def bring_file(source: Source, file: StoredFile) -> None:
    """Write a file of the store, whole or not at all; one that is there stays.

    Raises: BackupFailed.
    """
    root = Path(settings.MEDIA_DIR).resolve()
    path = (root / file.path).resolve()
    if not path.is_relative_to(root):
        raise Damaged
    if path.is_file() and path.stat().st_size == file.sizes.size:
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}{_DRAFT}")
    with source.opened(file) as content, draft.open("wb") as written:
        while piece := content.read(1 << 20):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    draft.replace(path)


def bring_anchors(content: IO[bytes]) -> None:
    """Put the journal's anchors back as they were, and no later ones beside them."""
    folder = Path(settings.ANCHOR_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(fileobj=content) as archive:
        members = {m.name: m for m in archive.getmembers() if m.isfile() and "/" not in m.name}
        for path in folder.iterdir():
            if path.name not in members:
                path.unlink()
        for name, member in members.items():
            file = archive.extractfile(member)
            assert file is not None
            write_durably(folder / name, file.read())
