"""Note that a field was read: once a day and process, in a file beside the vaults.

A page does not write to a database for it. The night gathers the files into the table.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

from florilege.kernel.vocabulary import Purpose

# A person's own view and export open everything there is; that alone makes nothing needed.
NO_USE = frozenset({Purpose.RIGHTS})

_noted: set[tuple[date, str]] = set()


def note_reads(fields: Iterable[str], *, purpose: Purpose, on: date) -> None:
    """Note fields, named `app.Model.field`, that were read for a purpose."""
    if purpose in NO_USE:
        return
    new = [field for field in fields if (on, field) not in _noted]
    if not new:
        return
    _noted.update((on, field) for field in new)
    folder = notes()
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{on.isoformat()} {field}\n" for field in new)
    # One short write at the end of the file is whole, whoever else writes.
    with (folder / f"{os.getpid()}.txt").open("a", encoding="ascii") as file:
        file.write(lines)


def notes() -> Path:
    return Path(settings.DATA_DIR) / "uses"


def noted() -> Iterator[tuple[Path, list[tuple[date, str]]]]:
    """Give each file with what stands in it; a line that is cut off is passed over."""
    for path in sorted(notes().glob("*.txt")):
        reads = []
        for line in path.read_text(encoding="ascii", errors="ignore").splitlines():
            day, _, field = line.partition(" ")
            if field:
                reads.append((date.fromisoformat(day), field))
        yield path, reads
