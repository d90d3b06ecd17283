"""Everything that an installation writes anywhere, as raw bytes."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tests.canary.encodings import Hit, Search

SECRET = {"ring", "escrow", "secrets", "archive-ring"}  # keys: random bytes, and in no backup


def files_in(*folders: Path) -> Iterator[Path]:
    """Give every file of the folders, or a file given itself.

    A database server that others use as well drops its files meanwhile; what is gone is passed by.
    """
    for folder in folders:
        if folder.is_file():
            yield folder
        for below, inner, names in os.walk(folder):
            inner.sort()
            for path in (Path(below, name) for name in sorted(names)):
                if path.is_file() and not path.is_symlink():
                    yield path


def hits_in(
    values: list[str], slices: tuple[bytes, ...], *folders: Path
) -> tuple[list[Hit], Search]:
    """Search the raw bytes of every file, and the files' names."""
    search, hits = Search(values, slices), []
    for path in files_in(*folders):
        hits += search.hits(os.fsencode(path), f"the name of {path}", depth=9)
        with contextlib.suppress(FileNotFoundError):
            hits += search.hits(path.read_bytes(), str(path))
    return hits, search


def told(hits: list[Hit]) -> str:
    return "\n".join(f"{h.where}: {h.value} in {h.encoding}: {h.around}" for h in hits[:20])
