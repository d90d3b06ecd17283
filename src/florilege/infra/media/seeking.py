"""Read a sealed file at any place, as a ZIP asks; one chunk is open at a time, nothing is on disk."""

import io
from typing import TYPE_CHECKING, BinaryIO

from florilege.infra.media.format import CHUNK, TAG, Cipher

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class SealedFile(io.RawIOBase):
    """A seekable view of the plain content. Close it when done; it holds the file's key."""

    def __init__(self, *, file: BinaryIO, start: int, cipher: Cipher, size: int) -> None:
        self.size = size
        self._file, self._start, self._cipher = file, start, cipher
        self._last = max(0, -(-size // CHUNK) - 1)
        self._at, self._number, self._chunk = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if origin + offset < 0:
            raise OSError("before the beginning of the file")
        self._at = origin + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Raises: FileBroken."""
        if self._at >= self.size:
            return 0
        number, inside = divmod(self._at, CHUNK)
        taken = memoryview(self._opened(number))[inside : inside + len(memoryview(buffer))]
        memoryview(buffer)[: len(taken)] = taken
        self._at += len(taken)
        return len(taken)

    def close(self) -> None:
        self._file.close()
        self._chunk = b""
        super().close()

    def _opened(self, number: int) -> bytes:
        if number != self._number:
            self._file.seek(self._start + number * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            last = number == self._last
            self._chunk = self._cipher.open(sealed, number=number, last=last)
            self._number = number
        return self._chunk
