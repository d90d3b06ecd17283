"""How far the months were lived, noted in the data folder so that a killed start goes on."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

NOTE, COUNT = "demo.json", "demo.lived"


@dataclass(frozen=True, slots=True)
class Note:
    """What was begun. `script` is empty until the courses are there to plan with."""

    school: str
    learners: int
    begins_at: datetime
    ends_at: datetime
    script: str = ""
    moments: int = 0
    is_lived: bool = False


def read_note(data: Path) -> Note | None:
    file = data / NOTE
    if not file.is_file():
        return None
    said = json.loads(file.read_text(encoding="utf-8"))
    times = {name: datetime.fromisoformat(said[name]) for name in ("begins_at", "ends_at")}
    return Note(**{**said, **times})


def write_note(note: Note, *, data: Path) -> None:
    said = asdict(note)
    for name in ("begins_at", "ends_at"):
        said[name] = said[name].isoformat()
    fresh = data / f"{NOTE}.fresh"
    fresh.write_text(json.dumps(said, indent=1), encoding="utf-8")
    fresh.replace(data / NOTE)


class Counter:
    """Counts what was lived, in one small file that a kill leaves whole."""

    def __init__(self, data: Path) -> None:
        self._file = os.open(data / COUNT, os.O_RDWR | os.O_CREAT, 0o600)

    def __enter__(self) -> "Counter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def read(self) -> int:
        return int.from_bytes(os.pread(self._file, 8, 0))

    def write(self, count: int) -> None:
        os.pwrite(self._file, count.to_bytes(8), 0)
