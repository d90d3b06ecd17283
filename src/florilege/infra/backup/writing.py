"""Write one backup into one place; a failure of the place ends it there and nowhere else."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from florilege import __version__
from florilege.infra import clock
from florilege.infra.backup import naming
from florilege.infra.backup.engines.known import engine_name
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.index import Heading, Index, Part, StoredFile, read_index
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.models import Copy
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey
from florilege.infra.backup.staging import Staged, send, staged


class Writer:
    """`failed` says why the place is given up for this time; the others go on."""

    def __init__(
        self, place: Place, *, backup: str, key: BackupKey, at: datetime, noted: bool = True
    ) -> None:
        self.place, self.backup, self.key, self._noted = place, backup, key, noted
        self.failed: Why | None = None
        self._index, self._before = Index(), Index()
        self._stored = 0
        self._row = Copy(
            id=uuid4(), backup=backup, place=place.label, begun_at=at, state=State.UNDER_WAY
        )
        if noted:
            self._row.save(force_insert=True)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Keep what goes wrong with this place from the others, and note it."""
        try:
            yield
        except BackupFailed as failure:
            self.failed = failure.why
            self._end(State.FAILED, why=failure.why.value)

    def begin(self) -> None:
        """See what stands here already. Raises: BackupFailed."""
        self.place.sweep()
        before = next(iter(kept_in(self.place)), None)
        if before is None:
            self._refuse_emptied()
            return
        with read_index(self.place, before.backup, key=self.key) as (_, index):
            there = dict(self.place.names(naming.FILES))
            for file in index.files():
                if there.get(file.object) == file.sizes.stored:
                    self._before.add_file(file)

    def add_part(self, name: str, content: Staged, migrations: list[str]) -> None:
        """Raises: BackupFailed."""
        target = naming.part_object(self.backup, name)
        self._send(content, target)
        self._index.add_part(Part(name, target, content.sizes, tuple(migrations)))

    def has_file(self, path: str) -> bool:
        """Take a file over from the backup before; they are written once and never changed."""
        known = self._before.file(self._object(path))
        if known is not None:
            self._index.add_file(known)
        return known is not None

    def add_file(self, path: str, content: Staged) -> None:
        """Raises: BackupFailed."""
        target = self._object(path)
        self._send(content, target)
        self._index.add_file(StoredFile(path, target, content.sizes))

    def complete(self) -> None:
        """Write the index and, last, what makes the whole count as a backup. Raises: BackupFailed."""
        heading = Heading(
            backup=self.backup,
            made_at=naming.made_at(self.backup),
            version=__version__,
            engine=engine_name(),
        )
        with self._index.written(heading) as lines, staged(lines, self.key) as content:
            self._send(content, naming.index_object(self.backup))
        said: dict[str, Any] = {
            "version": heading.version,
            "engine": heading.engine,
            "stored": self._stored,
        }
        self.place.put(naming.complete_object(self.backup), io.BytesIO(json.dumps(said).encode()))
        self._end(State.DONE)

    def close(self) -> None:
        self._index.close()
        self._before.close()

    def _object(self, path: str) -> str:
        return naming.file_object(self.key.name_of(path))

    def _send(self, content: Staged, target: str) -> None:
        send(content, name=target, to=self.place, key=self.key)
        self._stored += content.sizes.stored

    def _refuse_emptied(self) -> None:
        """A mount that is missing looks like an empty folder; it is not begun anew."""
        done = Copy.objects.filter(place=self.place.label, state=State.DONE)
        if self._noted and done.exists():
            raise BackupFailed(why=Why.EMPTIED)

    def _end(self, state: State, *, why: str = "") -> None:
        if not self._noted:
            return
        Copy.objects.filter(id=self._row.id).update(
            state=state,
            why=why,
            ended_at=clock.now(),
            size=self._stored,
            file_count=self._index.file_count,
        )
