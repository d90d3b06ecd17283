"""How a sealed file stands on disk, chunk by chunk. Pure: bytes in, bytes out.

`magic (8) | person (16) | file (16) | nonce prefix (7) | length (2) | sealed key | length (2) |
sealed name and media type`, then chunks of 1 MiB, each followed by its tag of 16 bytes. A chunk's
nonce is `prefix | counter (4) | 1 if it is the last (1)`, so that chunks which are cut off, moved
or added do not open.
"""

import json
import os
import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from florilege.kernel.sealing import Place, SealBroken, new_key, seal, unseal
from florilege.kernel.subjects import SubjectRef

MAGIC = b"FLORFIL\x01"  # the last byte is the version
CHUNK = 1 << 20
TAG = 16
PREFIX = 7
_HEAD = struct.Struct(f">8s16s16s{PREFIX}s")
_LENGTH = struct.Struct(">H")


class FileBroken(SealBroken):
    """The file was altered, cut, reordered or moved from its place, or is not a sealed file."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a file is called and what it is; sealed with it."""

    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Cipher:
    """Seals and opens the chunks of one file; it holds the file's key, never the person's."""

    key: bytes
    prefix: bytes
    bound: bytes

    def seal(self, plain: bytes, *, number: int, last: bool) -> bytes:
        return AESGCM(self.key).encrypt(self._nonce(number, last), plain, self.bound)

    def open(self, sealed: bytes, *, number: int, last: bool) -> bytes:
        """Open a chunk.

        Raises: FileBroken.
        """
        try:
            return AESGCM(self.key).decrypt(self._nonce(number, last), sealed, self.bound)
        except InvalidTag:
            raise FileBroken(f"chunk {number} is not the one that was written") from None

    def _nonce(self, number: int, last: bool) -> bytes:
        return self.prefix + struct.pack(">IB", number, last)


@dataclass(frozen=True, slots=True)
class Header:
    """The beginning of a sealed file: whose and which it is in clear, the rest sealed."""

    person: SubjectRef
    file_id: UUID
    prefix: bytes
    sealed_key: bytes
    sealed_label: bytes

    def packed(self) -> bytes:
        head = _HEAD.pack(MAGIC, self.person.bytes, self.file_id.bytes, self.prefix)
        key = _LENGTH.pack(len(self.sealed_key)) + self.sealed_key
        return head + key + _LENGTH.pack(len(self.sealed_label)) + self.sealed_label

    def opened(self, *, person_key: bytes) -> tuple[Cipher, Label]:
        """Open the file's key and label under its person's key.

        Raises: SealBroken.
        """
        key = unseal(self.sealed_key, key=person_key, place=_place(self, "key"))
        label = json.loads(unseal(self.sealed_label, key=key, place=_place(self, "label")))
        cipher = Cipher(key=key, prefix=self.prefix, bound=_bound(self.person, self.file_id))
        return cipher, Label(name=label["name"], media_type=label["media_type"])


def new_header(
    *, person: SubjectRef, file_id: UUID, label: Label, person_key: bytes
) -> tuple[Header, Cipher]:
    """Draw a key for a new file and seal it, with the label, for its person."""
    key, prefix = new_key(), os.urandom(PREFIX)
    words = json.dumps({"name": label.name, "media_type": label.media_type}).encode()
    bare = Header(person, file_id, prefix, b"", b"")
    header = Header(
        person=person,
        file_id=file_id,
        prefix=prefix,
        sealed_key=seal(key, key=person_key, place=_place(bare, "key")),
        sealed_label=seal(words, key=key, place=_place(bare, "label")),
    )
    return header, Cipher(key=key, prefix=prefix, bound=_bound(person, file_id))


def plain_size(sealed_size: int) -> int:
    """Tell how many bytes stand in the chunks of a file, given what the chunks take on disk."""
    chunks = -(-sealed_size // (CHUNK + TAG))
    return sealed_size - chunks * TAG


def parsed(head: bytes) -> Header:
    """Read a header from the beginning of a file.

    Raises: FileBroken.
    """
    try:
        magic, person, file_id, prefix = _HEAD.unpack_from(head)
        sealed_key, behind = _sized(head, _HEAD.size)
        sealed_label, _ = _sized(head, behind)
    except struct.error:
        raise FileBroken("not a sealed file") from None
    if magic != MAGIC:
        raise FileBroken("not a sealed file, or one of an unknown version")
    return Header(
        SubjectRef(UUID(bytes=person)), UUID(bytes=file_id), prefix, sealed_key, sealed_label
    )


def _sized(head: bytes, start: int) -> tuple[bytes, int]:
    (length,) = _LENGTH.unpack_from(head, start)
    start += _LENGTH.size
    return head[start : start + length], start + length


def _place(header: Header, part: str) -> Place:
    """Bind a part of the header to its person and file."""
    return Place(
        person=header.person.bytes,
        vault="media",
        model="sealed_file",
        field=part,
        row=header.file_id.bytes,
    )


def _bound(person: SubjectRef, file_id: UUID) -> bytes:
    return MAGIC + person.bytes + file_id.bytes
