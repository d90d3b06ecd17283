"""Keep the chain's head outside the journal's database, so that a cut or replay shows.

`head` is moved at each append; dated anchors are copies that the operator carries off the machine.
"""

import fcntl
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

_LAYOUT = struct.Struct(">Q32s")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number and the MAC that the entry of this number must have."""

    number: int
    mac: bytes


def advance(*, number: int, mac: bytes) -> None:
    """Move the outside head forward; a slower process never moves it back."""
    path = Path(settings.ANCHOR_DIR) / "head"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        known = os.pread(handle, _LAYOUT.size, 0)
        if len(known) < _LAYOUT.size or _LAYOUT.unpack(known)[0] < number:
            os.pwrite(handle, _LAYOUT.pack(number, mac), 0)
    finally:
        os.close(handle)


def keep_dated(*, at: datetime) -> Path | None:
    """Copy the head under its date, for the operator to carry elsewhere."""
    folder = Path(settings.ANCHOR_DIR)
    head = folder / "head"
    if not head.exists():
        return None
    target = folder / f"{at:%Y-%m-%dT%H%M}.anchor"
    target.write_bytes(head.read_bytes())
    return target


def anchors() -> Iterator[Anchor]:
    """Every anchor at hand: the head and the dated ones."""
    folder = Path(settings.ANCHOR_DIR)
    for path in [*sorted(folder.glob("*.anchor")), folder / "head"]:
        if path.exists() and path.stat().st_size >= _LAYOUT.size:
            number, mac = _LAYOUT.unpack(path.read_bytes()[: _LAYOUT.size])
            yield Anchor(number=number, mac=mac)
