"""What a backup consists of, line by line: made in a temporary table, read in constant memory."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO, Any, Final

from django.conf import settings

from florilege.infra.backup import naming
from florilege.infra.backup.errors import Damaged
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey
from florilege.infra.backup.staging import Sizes, fetched

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """What a backup says of itself."""

    backup: str
    made_at: datetime
    version: str
    engine: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Part:
    """A vault, the anchors or the charter. `migrations` are those that the vault had."""

    name: str
    object: str
    sizes: Sizes
    migrations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the store, by its path under the media folder."""

    path: str
    object: str
    sizes: Sizes


class Index:
    """The lines of a backup in a temporary table of SQLite, which is on disk and has no name."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("")
        self._table.execute(
            "CREATE TABLE file (object TEXT PRIMARY KEY, path TEXT, size INT, sha256 TEXT,"
            " stored INT) WITHOUT ROWID"
        )
        self.parts: list[Part] = []
        self.file_count = 0

    def close(self) -> None:
        self._table.close()

    def add_part(self, part: Part) -> None:
        self.parts.append(part)

    def add_file(self, file: StoredFile) -> None:
        row = (file.object, file.path, file.sizes.size, file.sizes.sha256, file.sizes.stored)
        self._table.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", row)
        self.file_count += 1

    def file(self, name: str) -> StoredFile | None:
        """Find a file by the name of its object."""
        row = self._table.execute("SELECT * FROM file WHERE object = ?", [name]).fetchone()
        return _file(row) if row else None

    def files(self) -> Iterator[StoredFile]:
        yield from map(_file, self._table.execute("SELECT * FROM file ORDER BY object"))

    @contextmanager
    def written(self, heading: Heading) -> Iterator[IO[bytes]]:
        """Write everything as lines of JSON, into a file without a name."""
        with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
            file.write(_line({"heading": asdict(heading)}))
            for part in self.parts:
                file.write(_line({"part": asdict(part)}))
            for stored in self.files():
                file.write(_line({"file": asdict(stored)}))
            file.seek(0)
            yield file


def _file(row: Any) -> StoredFile:
    name, path, size, sha256, stored = row
    return StoredFile(path=path, object=name, sizes=Sizes(size, sha256, stored))


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, default=datetime.isoformat, sort_keys=True).encode() + b"\n"


@contextmanager
def read_index(place: Place, backup: str, *, key: BackupKey) -> Iterator[tuple[Heading, Index]]:
    """Read what a backup in a place consists of.

    Raises: PlaceFailed; BackupKeyWrong; Damaged.
    """
    with closing(Index()) as index:
        try:
            with fetched(place, naming.index_object(backup), key=key) as (file, _):
                heading = _read(file, index)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            raise Damaged from None
        if heading.backup != backup:
            raise Damaged
        yield heading, index


def _read(file: IO[bytes], index: Index) -> Heading:
    given = json.loads(file.readline())["heading"]
    heading = Heading(**given | {"made_at": datetime.fromisoformat(given["made_at"])})
    for line in file:
        content = json.loads(line)
        if "part" in content:
            part = content["part"]
            sizes, migrations = Sizes(**part["sizes"]), tuple(part["migrations"])
            index.add_part(Part(**part | {"sizes": sizes, "migrations": migrations}))
        else:
            stored = content["file"]
            index.add_file(StoredFile(**stored | {"sizes": Sizes(**stored["sizes"])}))
    return heading
