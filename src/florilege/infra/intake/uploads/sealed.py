"""Read uploaded files where they lie sealed: nothing of them stands in clear on any disk."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, BytesIO, StringIO
from typing import IO, cast

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.intake.reading import file_of
from florilege.infra.intake.system import SYSTEM
from florilege.infra.intake.uploads import errands
from florilege.infra.intake.uploads.models import Upload, UploadedFile
from florilege.infra.media.files import seek_file
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose


class SealedFolder:
    """The files of one upload, as the engine reads a folder; the system's name is a file too."""

    name = ""
    is_reserved = True  # they came by a page

    def __init__(self, upload: Upload) -> None:
        self._system = upload.system
        rows = UploadedFile.objects.filter(upload=upload, line_count__isnull=False)
        self.rows = {row.name: row for row in rows.order_by("name")}

    def names(self) -> Sequence[str]:
        return [file_of(SYSTEM), *self.rows]

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Raises: FileWithheld, FileMissing."""
        if name == file_of(SYSTEM):
            yield BytesIO(_system_file(self._system))
            return
        row = self.rows[name]
        with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route=errands.READ):
            look([row], "file")
            sealed = seek_file(row, "file")
        # It holds the file's own key: the gate is shut again while the rooms open theirs.
        with sealed:
            yield cast(IO[bytes], BufferedReader(sealed))


def _system_file(system: str) -> bytes:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows([[SYSTEM.columns[0].name], [system]])
    return written.getvalue().encode()
