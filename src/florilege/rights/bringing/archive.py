"""Open a ZIP that nobody vouches for; nothing of it ever touches the disk under its own names."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext_noop

from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.limits import (
    MOST_BYTES,
    MOST_JSON,
    MOST_MEMBERS,
    MOST_PLAIN,
    MOST_RATIO,
    SMALL,
)

DATA = "data.json"
THE_FILE = "ZIP"
_PART = re.compile(r"[^\x00-\x1f\x7f\\:/]{1,200}")
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = gettext_noop("This is no ZIP file, or it was cut off or damaged on its way.")
_ENCRYPTED = 0x1


@contextmanager
def opened_archive(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open it and try what its list of contents says.

    Raises: FileRefused, also from within, where a member turns out to be damaged.
    """
    if file.seek(0, 2) > MOST_BYTES:
        raise FileRefused(THE_FILE, gettext_noop("The file is larger than any export."))
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_all(archive)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FileRefused(THE_FILE, _BROKEN) from error


def json_members(archive: zipfile.ZipFile) -> list[str]:
    """The other members of JSON: outside standards, each an array of objects."""
    names = [one.filename for one in archive.infolist()]
    return [n for n in names if n.endswith(".json") and "/" not in n and n not in _OWN]


def file_members(archive: zipfile.ZipFile) -> list[str]:
    """The documents: `files/table/row/name`."""
    return [n for n in archive.namelist() if n.startswith("files/") and not n.endswith("/")]


_OWN = frozenset({DATA, "schema.json"})


def _check_all(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise FileRefused(
            THE_FILE, gettext_noop("There are more members in it than in any export.")
        )
    seen: set[str] = set()
    for number, member in enumerate(members):
        _check_one(member, where=f"{THE_FILE}[{number}]")
        if member.filename in seen:
            raise FileRefused(f"{THE_FILE}[{number}]", gettext_noop("The same name comes twice."))
        seen.add(member.filename)
    if sum(member.file_size for member in members) > MOST_PLAIN:
        raise FileRefused(THE_FILE, gettext_noop("Unpacked it would be larger than any export."))
    if DATA not in seen:
        raise FileRefused(THE_FILE, gettext_noop("There is no data.json in it: it is no export."))


def _check_one(member: zipfile.ZipInfo, *, where: str) -> None:
    parts = member.filename.removesuffix("/").split("/")
    if any(part in {"", ".", ".."} or not _PART.fullmatch(part) for part in parts):
        raise FileRefused(where, gettext_noop("The name of a member leads out of the file."))
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise FileRefused(where, gettext_noop("A member is a link, and no file."))
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _PACKINGS:
        raise FileRefused(where, gettext_noop("A member is packed in a way that no export uses."))
    if member.filename.endswith(".json") and member.file_size > MOST_JSON:
        raise FileRefused(where, gettext_noop("Unpacked it would be larger than any export."))
    if member.file_size > SMALL and member.file_size > MOST_RATIO * member.compress_size:
        raise FileRefused(where, gettext_noop("A member swells on unpacking as no export does."))
