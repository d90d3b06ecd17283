"""Which rows a folder names, for finding doubles and dead ends: hashes alone, in a temporary file."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class Index:
    """Constant memory, whatever the size of the folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute(
            "CREATE TABLE seen (hash BLOB PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID"
        )

    def enter(self, mark: bytes, *, line: int) -> int | None:
        """Enter a mark; give the line where it stood already, if it did."""
        sql = "INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING"
        if self._connection.execute(sql, (mark, line)).rowcount:
            return None
        return self.line_of(mark)

    def line_of(self, mark: bytes) -> int | None:
        found = self._connection.execute("SELECT line FROM seen WHERE hash = ?", (mark,)).fetchone()
        return found[0] if found else None


@contextmanager
def temporary_index() -> Iterator[Index]:
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".intake-") as folder:
        connection = sqlite3.connect(Path(folder) / "index", isolation_level=None)
        try:
            yield Index(connection)
        finally:
            connection.close()
