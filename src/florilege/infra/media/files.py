"""The files of rows: written for a person, opened through the gate, deleted with the person."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db import models

from florilege.infra.gate.archived import is_put_away
from florilege.infra.gate.errors import GateClosed
from florilege.infra.gate.looking import permitted
from florilege.infra.gate.opened import current, held_keys
from florilege.infra.media.fields import SealedFileField
from florilege.infra.media.format import FileBroken, Label
from florilege.infra.media.places import delete_file, delete_files_of, files_of
from florilege.infra.media.reading import (
    FileMissing,
    SealedReader,
    open_sealed,
    open_seekable,
)
from florilege.infra.media.seeking import SealedFile
from florilege.infra.media.writing import (
    AlreadyWritten,
    StorageFull,
    StoredFile,
    sweep_drafts,
    write_sealed,
)
from florilege.kernel.access import Verdict
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef


class FileWithheld(Exception):
    """The file's person is erased, restricted or objects: it is not opened."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.value)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is called, what it is, and how many bytes it has."""

    name: str
    media_type: str
    size: int


def open_file(row: models.Model, field: str) -> SealedReader:
    """Open a file that was looked at; the stream may be read after the gate has closed.

    Raises: GateClosed if nobody looked; FileWithheld; FileMissing; FileBroken.
    """
    person, file_id, key = _opening(row, field)
    return open_sealed(person=person, file_id=file_id, person_key=key)


def seek_file(row: models.Model, field: str) -> SealedFile:
    """Open a file that was looked at, to be read at any place.

    Raises: GateClosed if nobody looked; FileWithheld; FileMissing; FileBroken.
    """
    person, file_id, key = _opening(row, field)
    return open_seekable(person=person, file_id=file_id, person_key=key)


def _opening(row: models.Model, field: str) -> tuple[SubjectRef, UUID, bytes]:
    """Ask the gate for whose file it is, which one, and under which key."""
    stored_as = row._meta.get_field(field)
    if not isinstance(stored_as, SealedFileField):
        raise GateClosed(f"{row._meta.label}.{field} is not a sealed file")
    gate, person = current(), _subject(row)
    verdict = permitted(gate, row._meta.label, field, person)
    if verdict is None:
        raise GateClosed(f"{row._meta.label}.{field} was not looked at")
    if is_put_away(row, person):
        raise FileWithheld(Verdict.WITHHELD_ARCHIVED)
    holder = held_keys(gate, {person}).get(person)
    if verdict is not Verdict.OPEN or holder is None or holder.key is None:
        raise FileWithheld(Verdict.WITHHELD_ERASED if verdict is Verdict.OPEN else verdict)
    file_id = getattr(row, field)
    if file_id is None:
        raise FileMissing(f"{row._meta.label} {row.pk} has no file")
    return person, file_id, holder.key


def read_facts(row: models.Model, field: str) -> FileFacts:
    """Tell what a file that was looked at is, without reading its content."""
    reader = open_file(row, field)
    reader.close()
    return FileFacts(name=reader.label.name, media_type=reader.label.media_type, size=reader.size)


def _subject(row: models.Model) -> SubjectRef:
    holding = REGISTRY.holding(row._meta.label)
    if holding is None or holding.subject is None:
        raise GateClosed(f"{row._meta.label} has sealed files and no declared subject")
    return cast(SubjectRef, getattr(row, holding.subject))


__all__ = [
    "AlreadyWritten",
    "FileBroken",
    "FileFacts",
    "FileMissing",
    "FileWithheld",
    "Label",
    "SealedFile",
    "SealedReader",
    "StorageFull",
    "StoredFile",
    "delete_file",
    "delete_files_of",
    "files_of",
    "open_file",
    "read_facts",
    "seek_file",
    "sweep_drafts",
    "write_sealed",
]
