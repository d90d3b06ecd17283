"""Pack members into a tar, hashed one by one, and give it piece by piece: nothing is ever whole."""

import hashlib
import tarfile
from collections.abc import Iterator
from datetime import datetime

from florilege.infra.handing import Member, small

BLOCK = tarfile.BLOCKSIZE
SUMS_IN_A_PART = 5_000


class Packer:
    """`digest` is that of all members' lines so far: it proves that none is missing or changed."""

    def __init__(self, *, at: datetime) -> None:
        self._at, self._digest = at, hashlib.sha256()
        self._sums: list[bytes] = []
        self._parts, self.member_count, self.byte_count = 0, 0, 0

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def pack(self, member: Member) -> Iterator[bytes]:
        """Raises: ValueError if the content is not as long as it was said to be."""
        hashed, size = hashlib.sha256(), 0
        yield self._head(member)
        for piece in member.pieces:
            hashed.update(piece)
            size += len(piece)
            yield piece
        if size != member.size:
            raise ValueError(f"{member.name} has {size} bytes instead of {member.size}")
        yield bytes(-size % BLOCK)
        self._note(sum_line(hashed.hexdigest(), member.name), size)
        if len(self._sums) >= SUMS_IN_A_PART:
            yield from self.pack_sums()

    def pack_sums(self) -> Iterator[bytes]:
        """Pack the sums of what came since the last ones; they are not summed themselves."""
        self._parts += 1
        sums = small(f"sums/{self._parts:05d}.sha256", b"".join(self._sums))
        self._sums.clear()
        yield from self.pack_last(sums)

    def pack_last(self, member: Member) -> Iterator[bytes]:
        """Pack a member that stands outside of the sums."""
        yield self._head(member)
        yield from member.pieces
        yield bytes(-member.size % BLOCK)

    def end(self) -> bytes:
        return bytes(2 * BLOCK)

    def _note(self, line: bytes, size: int) -> None:
        self._digest.update(line)
        self._sums.append(line)
        self.member_count += 1
        self.byte_count += size

    def _head(self, member: Member) -> bytes:
        info = tarfile.TarInfo(member.name)
        info.size, info.mode = member.size, 0o600
        info.mtime = int(self._at.timestamp())
        return info.tobuf(format=tarfile.GNU_FORMAT)


def sum_line(digest: str, name: str) -> bytes:
    """As `sha256sum` writes it."""
    return f"{digest}  {name}\n".encode()
