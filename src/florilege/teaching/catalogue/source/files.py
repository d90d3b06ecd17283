"""Open the files of a course's folder, and nothing outside it."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from florilege.teaching.catalogue.source.faults import FaultKind, Findings
from florilege.teaching.catalogue.source.places import Places
from florilege.teaching.catalogue.source.shapes import MediaSource

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a file is named: faults about the file are told there."""

    file: str
    line: int


class Folder:
    """One course's folder: gives texts and media, notes faults, and remembers what was read."""

    def __init__(self, root: Path, findings: Findings) -> None:
        self.root, self.findings = root, findings
        self.hashes: dict[str, str] = {}
        self.media: dict[UUID, MediaSource] = {}

    def fault(self, mention: Mention, kind: FaultKind, **words: object) -> None:
        self.findings.add(mention.file, mention.line, kind, **words)

    def find(self, name: str, *, beside: str, mention: Mention) -> str | None:
        """Give a file's name from the course's folder; None, with a fault, if it is not there.

        `name` is read from the folder `beside`, as a link in a text is.
        """
        root = self.root.resolve()
        target = (root / beside / name).resolve()
        if not target.is_relative_to(root):
            self.fault(mention, FaultKind.OUTSIDE, name=name)
            return None
        if not target.is_file():
            self.fault(mention, FaultKind.MISSING_FILE, name=name)
            return None
        return target.relative_to(root).as_posix()

    def text(self, file: str) -> str | None:
        """Read a text; None, with a fault, if it is empty or not UTF-8."""
        content = (self.root / file).read_bytes()
        self.hashes[file] = hashlib.sha256(content).hexdigest()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self.findings.add(file, line, FaultKind.NOT_UTF8)
            return None
        if not text.strip():
            self.findings.add(file, 1, FaultKind.EMPTY_FILE)
            return None
        return text

    def toml(self, file: str) -> tuple[Mapping[str, Any], Places] | None:
        """Read a TOML file and the places of its keys; None, with a fault, if it is broken."""
        text = self.text(file)
        if text is None:
            return None
        try:
            return tomllib.loads(text), Places(text)
        except tomllib.TOMLDecodeError as error:
            line, reason = _line_and_reason(str(error), text)
            self.findings.add(file, line, FaultKind.BAD_TOML, reason=reason)
            return None

    def keep(self, file: str, *, media_type: str) -> MediaSource:
        """Note a file that the course publishes."""
        path = self.root / file
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
        self.hashes[file] = digest.hexdigest()
        kept = MediaSource(
            id=UUID(bytes=digest.digest()[:16]),
            sha256=digest.hexdigest(),
            media_type=media_type,
            size=path.stat().st_size,
            path=path,
        )
        self.media[kept.id] = kept
        return kept


def _line_and_reason(message: str, text: str) -> tuple[int, str]:
    """Take apart what the standard reader says: "Invalid value (at line 3, column 9)"."""
    reason, _, place = message.partition(" (at ")
    number = place.removeprefix("line ").split(",")[0]
    return (int(number) if number.isdigit() else len(text.splitlines())), reason
