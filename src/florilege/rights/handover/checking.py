"""Read an export from its first byte to its last, and compare it with its own manifest."""

import hashlib
import json
import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
from pyrage.x25519 import Identity

from florilege.rights.handover.packing import BLOCK, sum_line

_MOST_MANIFEST = 10_000_000


class NotWhole(Exception):
    """The file is not a whole export: cut off, changed, or sealed for another key."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands in a whole export."""

    school: str
    made_at: str
    members: int
    rows: dict[str, int]


def check_export(path: Path, *, key: str) -> Checked:
    """Constant memory, and nothing of the content is written anywhere.

    Raises: NotWhole; OSError.
    """
    reader = _Reader()
    with path.open("rb") as file:
        try:
            pyrage.decrypt_io(file, reader, [Identity.from_str(key.strip())])
        except (pyrage.DecryptError, pyrage.IdentityError, tarfile.TarError, OSError) as error:
            # The library tells a cut stream as an OSError too.
            raise NotWhole from error
    return reader.judged()


class _Reader:
    """Takes a tar as it is decrypted: a head, a content, and what fills its last block."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._digest, self._rows, self._members = hashlib.sha256(), Counter[str](), 0
        self._name, self._left, self._padding = "", 0, 0
        self._hashed: Any = None
        self._manifest = bytearray()
        self._ended = False

    def write(self, piece: bytes) -> int:
        self._held += piece
        while self._step():
            pass
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def judged(self) -> Checked:
        """Raises: NotWhole."""
        try:
            said = json.loads(self._manifest)
        except ValueError:
            raise NotWhole from None
        found = (self._ended, self._digest.hexdigest(), self._members)
        rows = {name: count for name, count in said["rows"].items() if count}
        if found != (True, said["digest"], said["members"]) or rows != dict(self._rows):
            raise NotWhole
        return Checked(said["school"], said["made_at"], said["members"], said["rows"])

    def _step(self) -> bool:
        """Take what is at hand; False if more must come first."""
        if self._left:
            return self._take_content()
        if self._padding:
            taken = min(self._padding, len(self._held))
            self._padding -= taken
            del self._held[:taken]
            return taken > 0
        return self._take_head()

    def _take_head(self) -> bool:
        if len(self._held) < BLOCK:
            return False
        head, self._held = bytes(self._held[:BLOCK]), self._held[BLOCK:]
        if not any(head):
            self._ended = True
            return True
        if self._ended:
            raise tarfile.ReadError("something stands behind the end")
        info = tarfile.TarInfo.frombuf(head, "utf-8", "strict")
        self._name, self._left, self._padding = info.name, info.size, -info.size % BLOCK
        self._hashed = hashlib.sha256()
        if not info.size:
            self._end_member()
        return True

    def _take_content(self) -> bool:
        piece = bytes(self._held[: self._left])
        if not piece:
            return False
        del self._held[: len(piece)]
        self._left -= len(piece)
        self._hashed.update(piece)
        if self._name == "manifest.json" and len(self._manifest) < _MOST_MANIFEST:
            self._manifest += piece
        if self._name.startswith("tables/"):
            _, vault, model, _ = self._name.split("/")
            self._rows[f"{vault}.{model}"] += piece.count(b"\n")
        if not self._left:
            self._end_member()
        return True

    def _end_member(self) -> None:
        if self._name != "manifest.json" and not self._name.startswith("sums/"):
            self._digest.update(sum_line(self._hashed.hexdigest(), self._name))
            self._members += 1
