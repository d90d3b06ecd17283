"""Read a file that is sent to be checked while it arrives: it lands neither on disk nor in memory."""

from dataclasses import dataclass

from django.core.files.uploadhandler import FileUploadHandler

from florilege.infra.documents.checking import FileReading


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What is left of a file that was read through: its reading, no content and no name."""

    reading: FileReading
    size: int

    def close(self) -> None:
        """Django closes what it received; here nothing is open."""


class ReadThrough(FileUploadHandler):
    """Hands each piece to a reading and drops it."""

    reading: FileReading

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        self.reading = FileReading()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.reading.feed(raw_data)

    def file_complete(self, file_size: int) -> ReadFile:  # type: ignore[override]  # it only keeps it
        return ReadFile(self.reading, file_size)
