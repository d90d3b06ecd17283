"""Look at a file as it arrives: what can be told at once is told at once. Nothing is written here."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _

from florilege.infra.intake.reading import ENDING, file_of, unreadable
from florilege.infra.intake.sheets import Fault
from florilege.infra.intake.system import SYSTEM, system_of
from florilege.infra.intake.trying import stranger_sentence, taken_names

_PACKED = b"PK\x03\x04"
_BOOKS = (".xlsx", ".xls", ".ods", ".numbers")


class FileRefused(Exception):
    """Nothing of the file is kept; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def received_name(name: str, content: bytes, *, system: str) -> str | None:
    """Give the name under which the file is kept; None if there is nothing to keep.

    Raises: FileRefused.
    """
    found = name.lower()
    if not found.endswith(ENDING):
        raise FileRefused(_other_kind(found))
    if found not in taken_names():
        raise FileRefused(stranger_sentence())
    if content.startswith(_PACKED):
        raise FileRefused(_other_kind(_BOOKS[0]))
    end = unreadable(BytesIO(content))
    if end is not None:
        raise FileRefused(end.sentence)
    if found == file_of(SYSTEM):
        _check_system(content, system)
        return None
    return found


def _other_kind(name: str) -> str:
    if name.endswith(".zip"):
        return _("This is a ZIP. Unpack it, and choose the CSV files that come out of it.")
    if name.endswith(_BOOKS):
        return _(
            "This is a workbook. Save each of its sheets as “CSV UTF-8”, and choose those files."
        )
    return _("This is no CSV file. Save the table as “CSV UTF-8”, and choose that file.")


def _check_system(content: bytes, system: str) -> None:
    faults: list[Fault] = []
    said = system_of(_Alone(content), faults.append)
    if said is None:
        raise FileRefused(faults[0].sentence)
    if said != system:
        raise FileRefused(
            _(
                "It names another system than this take-over. Leave the file out; or drop this "
                "take-over, and begin one of that name."
            )
        )


class _Alone:
    """A folder of one file, in memory."""

    name, is_reserved = "", True

    def __init__(self, content: bytes) -> None:
        self._content = content

    def names(self) -> tuple[str, ...]:
        return (file_of(SYSTEM),)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        yield BytesIO(self._content)
