"""A ZIP written piece by piece: no member and no archive is ever whole in memory."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, cast

PIECE = 64 * 1024
PACKED_AT_ONCE = 32 * 1024


class _Sink:
    """A write-only file that hands on what was written. `tell` makes zipfile stream."""

    def __init__(self) -> None:
        self.held = bytearray()
        self.position = 0

    def write(self, content: bytes) -> int:
        self.held += content
        self.position += len(content)
        return len(content)

    def tell(self) -> int:
        return self.position

    def flush(self) -> None:
        return None


class ZipStream:
    """Members are written one after another; `pieces` gives what is ready to leave."""

    def __init__(self) -> None:
        self._sink = _Sink()
        self._zip = zipfile.ZipFile(
            cast(IO[bytes], self._sink),  # zipfile needs no more than write, tell and flush
            mode="w",
            compression=zipfile.ZIP_DEFLATED,
        )

    @contextmanager
    def member(self, name: str) -> Iterator[Callable[[bytes], int]]:
        with self._zip.open(_info(name), mode="w", force_zip64=True) as member:
            waiting = bytearray()

            def write(content: bytes) -> int:
                # Packing a short row costs as much as packing many.
                waiting.extend(content)
                if len(waiting) >= PACKED_AT_ONCE:
                    member.write(bytes(waiting))
                    waiting.clear()
                return len(content)

            yield write
            member.write(bytes(waiting))

    def pieces(self) -> Iterator[bytes]:
        if len(self._sink.held) >= PIECE:
            yield self._drawn()

    def end(self) -> Iterator[bytes]:
        self._zip.close()
        yield self._drawn()

    def _drawn(self) -> bytes:
        drawn, self._sink.held = bytes(self._sink.held), bytearray()
        return drawn


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
