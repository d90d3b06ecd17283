"""Keep the bytes of a course's file under the name of their hash, whole or not at all."""

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from florilege.teaching.catalogue.source.files import CHUNK
from florilege.teaching.catalogue.source.shapes import MediaSource
from florilege.teaching.catalogue.storing import media_folder, media_path

PART = ".part"
LEFTOVER_AFTER = timedelta(days=1)


class SourceChanged(Exception):
    """The file is not any more what it was when the course was read."""


def keep_media(source: MediaSource) -> None:
    """Copy a file into the media folder, unless its content lies there already.

    Raises: SourceChanged; OSError if the disk is full. Nothing half-written is left under a hash.
    """
    target = media_path(source.sha256)
    if target.is_file() and target.stat().st_size == source.size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{source.sha256}.{os.getpid()}{PART}")
    try:
        with source.path.open("rb") as read, part.open("wb") as written:
            if _copied(read, written) != source.sha256:
                raise SourceChanged(source.path.name)
            written.flush()
            os.fsync(written.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def drop_leftovers(*, at: datetime) -> None:
    """Remove what imports that were killed left half-written."""
    before = (at - LEFTOVER_AFTER).timestamp()
    for part in media_folder().glob(f"*{PART}"):
        if part.stat().st_mtime < before:
            part.unlink(missing_ok=True)


def _copied(read: BinaryIO, written: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := read.read(CHUNK):
        digest.update(chunk)
        written.write(chunk)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
