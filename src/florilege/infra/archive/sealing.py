"""Seal for an expiry month with HPKE (RFC 9180): who seals cannot open.

X25519, HKDF-SHA-256 and AES-256-GCM, as the cryptography library implements them. What the value is
and until when is bound to it, so that no row can be given another's content or a longer life.
"""

import struct
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
PADDING_STEP = 256  # so that the length of a name does not show


class ArchiveBroken(Exception):
    """A value was altered or moved, or its month's key is another one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs, and until when."""

    row: UUID
    part: str
    kind: str
    expires_on: date

    def bound(self) -> bytes:
        words = f"florilege archive|1|{self.part}|{self.kind}|{self.expires_on.isoformat()}|"
        return words.encode() + self.row.bytes


def seal_for(public: bytes, plain: bytes, *, place: Place) -> bytes:
    """Seal a value for whoever holds the private half."""
    key = X25519PublicKey.from_public_bytes(public)
    return SUITE.encrypt(_padded(plain), key, info=place.bound())


def open_with(private: bytes, sealed: bytes, *, place: Place) -> bytes:
    """Open a value.

    Raises: ArchiveBroken.
    """
    key = X25519PrivateKey.from_private_bytes(private)
    try:
        padded = SUITE.decrypt(bytes(sealed), key, info=place.bound())
    except (InvalidTag, ValueError):
        raise ArchiveBroken(f"{place.part} of {place.row}") from None
    (length,) = struct.unpack_from(">I", padded)
    return padded[4 : 4 + length]


def _padded(plain: bytes) -> bytes:
    body = struct.pack(">I", len(plain)) + plain
    return body + bytes(-len(body) % PADDING_STEP)
