"""Check a document as a stranger may: by number, by code, or by the file itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from florilege.infra.documents.codes import code_hash, normal_code, normal_number
from florilege.infra.documents.kinds import kind_named
from florilege.infra.documents.register.enums import EntryState
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.documents.seal.recognising import SealState, seal_state

LONGEST_DOCUMENT = 4_000_000  # bytes; a longer file is compared, but not searched for a seal


class FileVerdict(StrEnum):
    """What a file turns out to be."""

    GENUINE = "genuine"  # to the byte what was issued; its state is told beside
    ALTERED = "altered"  # sealed by this school and changed since, or not the numbered one
    UNREGISTERED = "unregistered"  # sealed by this school and unchanged, yet never issued
    UNKNOWN = "unknown"  # nothing ties it to this school


@dataclass(frozen=True, slots=True)
class Checked:
    """What the register tells of a document. `by_code` is True if its random code was known."""

    document: UUID
    number: str
    kind: str
    titles: dict[str, str]
    issued_on: date
    state: EntryState
    replaced_by: str | None
    ended_on: date | None
    by_code: bool


@dataclass(frozen=True, slots=True)
class CheckedFile:
    verdict: FileVerdict
    checked: Checked | None


def check_number(typed: str) -> Checked | None:
    """Find a document by its number or its code, as somebody typed it."""
    if normal_code(typed) is not None:
        entry = RegisterEntry.objects.filter(code_hash=code_hash(typed)).first()
        return _checked(entry, by_code=True) if entry else None
    entry = RegisterEntry.objects.filter(number=normal_number(typed)).first()
    return _checked(entry, by_code=False) if entry else None


class FileReading:
    """Takes a file in piece by piece, in bounded memory; nothing of it is kept."""

    def __init__(self) -> None:
        self._digest, self._length = hashlib.sha256(), 0
        self._head = bytearray()

    def feed(self, piece: bytes) -> None:
        self._digest.update(piece)
        self._length += len(piece)
        if self._length <= LONGEST_DOCUMENT:
            self._head += piece
        else:
            self._head.clear()

    def verdict(self, *, expected: Checked | None = None) -> CheckedFile:
        """Compare the file with the register.

        `expected` is the document that the file is said to be: any other file is an altered one.
        """
        digest = self._digest.hexdigest()
        entry = RegisterEntry.objects.filter(sha256=digest).first() if self._length else None
        if entry is not None and (expected is None or expected.document == entry.id):
            return CheckedFile(FileVerdict.GENUINE, _checked(entry, by_code=True))
        if expected is not None:
            return CheckedFile(FileVerdict.ALTERED, expected)
        return CheckedFile(_by_seal(bytes(self._head)), None)


def check_file(content: Iterable[bytes], *, expected: Checked | None = None) -> CheckedFile:
    """Read a file through, and compare it with the register."""
    reading = FileReading()
    for piece in content:
        reading.feed(piece)
    return reading.verdict(expected=expected)


def _by_seal(content: bytes) -> FileVerdict:
    match seal_state(content, certificate=seal().certificate):
        case SealState.INTACT:
            return FileVerdict.UNREGISTERED
        case SealState.BROKEN:
            return FileVerdict.ALTERED
        case SealState.ABSENT:
            return FileVerdict.UNKNOWN


def _checked(entry: RegisterEntry, *, by_code: bool) -> Checked:
    return Checked(
        document=entry.id,
        number=entry.number,
        kind=entry.kind,
        titles=dict(kind_named(entry.kind).titles),
        issued_on=entry.issued_on,
        state=EntryState(entry.state),
        replaced_by=entry.replaced_by_number,
        ended_on=entry.ended_on,
        by_code=by_code,
    )
