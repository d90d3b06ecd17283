"""Export the whole school into one sealed file, in constant memory; there whole or not at all."""

import fcntl
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pyrage
from pyrage.x25519 import Recipient

from florilege import __version__
from florilege.infra import clock, policy
from florilege.infra.durable import sync_folder
from florilege.infra.handing import Member, given, small
from florilege.infra.journal.anchoring import anchors
from florilege.infra.journal.verifying import verify
from florilege.rights.handover.describing import README, schema
from florilege.rights.handover.enums import Reason
from florilege.rights.handover.models import Handover
from florilege.rights.handover.packing import Packer
from florilege.rights.handover.rows import members_of, tables

FORMAT, VERSION = "florilege-school", 1
DRAFT = ".part"

Told = Callable[[str, int], None]


class RecipientUnreadable(Exception):
    """The key to seal for is not a public age key."""


class FileExists(Exception):
    """Something stands already where the export would be written."""


class BeingWritten(Exception):
    """Another process writes an export to the same place."""


@dataclass(frozen=True, slots=True)
class Exported:
    members: int
    rows: Counter[str]
    stored_bytes: int


def export_school(
    path: Path, *, recipient: str, reason: Reason, at: datetime, told: Told = lambda *_: None
) -> Exported:
    """Write the export beside its place, and give it its name once it is whole and on disk.

    Each look is in the journal before it discloses, as that of the program. A draft that a kill
    left is written over. Raises: RecipientUnreadable, FileExists, BeingWritten, OSError.
    """
    key = _recipient(recipient)
    if path.exists():
        raise FileExists(str(path))
    packer, counts = Packer(at=at), Counter[str]()
    stream = _Pulled(_everything(packer, counts, at=at, told=told))
    with _draft_of(path) as draft:
        row = Handover.objects.create(id=uuid4(), reason=reason, recipient=recipient, begun_at=at)
        _seal(stream, draft, key)
        size = draft.tell()
    Handover.objects.filter(id=row.id).update(
        done_at=clock.now(), counts=dict(counts), digest=packer.digest
    )
    return Exported(members=packer.member_count, rows=counts, stored_bytes=size)


@contextmanager
def _draft_of(path: Path) -> Iterator[BinaryIO]:
    """Let one process write a draft, which takes its place once it is whole; a kill frees it.

    Raises: BeingWritten; FileExists if another's took the place in this very moment.
    """
    draft = path.with_name(path.name + DRAFT)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BeingWritten(str(path)) from None
        if path.exists():
            draft.unlink(missing_ok=True)
            raise FileExists(str(path))
        file.truncate(0)
        yield file
        file.flush()
        os.fsync(file.fileno())
        draft.replace(path)
    sync_folder(path.parent)


def _recipient(words: str) -> Recipient:
    try:
        return Recipient.from_str(words.strip())
    except pyrage.RecipientError:
        raise RecipientUnreadable from None


def _everything(
    packer: Packer, counts: Counter[str], *, at: datetime, told: Told
) -> Iterator[bytes]:
    for member in _members(counts, told):
        yield from packer.pack(member)
    yield from packer.pack_sums()
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "school": policy.charter().provider.name,
        "made_at": at.isoformat(),
        "rows": dict(counts),
        "members": packer.member_count,
        "bytes": packer.byte_count,
        "digest": packer.digest,
    }
    yield from packer.pack_last(small("manifest.json", _json(manifest)))
    yield packer.end()


def _members(counts: Counter[str], told: Told) -> Iterator[Member]:
    yield small("README.md", README.encode())
    yield small("schema.json", _json(schema()))
    for edition in policy.editions():
        yield small(f"charter/{edition.version:05d}.toml", edition.text.encode())
    yield small("journal.json", _json(_journal()))
    for table in tables():
        counts[table.name] = 0
        for member in members_of(table, counts):
            yield member
            told(table.name, counts[table.name])
    for number, member in enumerate(given(), start=1):
        yield member
        told("files", number)


def _journal() -> dict[str, object]:
    """Where the journal of accesses stands, and whether its chain is whole."""
    checked = verify()
    heads = [{"number": anchor.number, "mac": anchor.mac.hex()} for anchor in anchors()]
    return {"entries": checked.entries, "is_whole": checked.is_whole, "heads": heads}


def _json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _seal(plain: "_Pulled", sealed: object, key: Recipient) -> None:
    try:
        pyrage.encrypt_io(plain, sealed, [key])
    except (pyrage.EncryptError, OSError):
        if plain.failure is not None:
            # The library wraps what a stream raised in its own words: the stream's are told.
            raise plain.failure from None
        raise


class _Pulled:
    """A stream to read from, over pieces of any size."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, bytearray()
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while len(self._held) < size:
                self._held += next(self._pieces)
        except StopIteration:
            pass
        except BaseException as error:
            self.failure = error
            raise
        given, self._held = bytes(self._held[:size]), self._held[size:]
        return given
