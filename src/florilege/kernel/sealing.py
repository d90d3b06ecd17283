"""Seal and open one value under one key: AES-256-GCM, padded, bound to its place.

A sealed value is `version (1) | algorithm (1) | key id (4) | nonce (12) | ciphertext and tag`.
"""

import hashlib
import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION, AES_256_GCM = 1, 1
KEY_BYTES, NONCE_BYTES, KEY_ID_BYTES = 32, 12, 4
HEADER_BYTES = 2 + KEY_ID_BYTES
PADDING_STEP = 32


class SealBroken(Exception):
    """The value was altered, moved from its place, or sealed under another key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs. It is bound to the ciphertext, so that a moved value does not open."""

    person: bytes
    vault: str
    model: str
    field: str
    row: bytes

    def bound(self, header: bytes) -> bytes:
        words = f"|{self.vault}|{self.model}|{self.field}|".encode()
        return header + self.person + words + self.row


def new_key() -> bytes:
    """Draw a 256-bit key."""
    return AESGCM.generate_key(bit_length=256)


def key_id(key: bytes) -> bytes:
    """Tell keys apart without telling anything of them."""
    return hashlib.sha256(b"florilege key id" + key).digest()[:KEY_ID_BYTES]


def seal(plain: bytes, *, key: bytes, place: Place) -> bytes:
    """Seal a value; its length shows only by steps of 32 bytes."""
    header = bytes((VERSION, AES_256_GCM)) + key_id(key)
    nonce = os.urandom(NONCE_BYTES)
    return header + nonce + AESGCM(key).encrypt(nonce, _padded(plain), place.bound(header))


def unseal(sealed: bytes, *, key: bytes, place: Place) -> bytes:
    """Open a value.

    Raises: SealBroken on a wrong key, another place or altered bytes; never returns ciphertext.
    """
    header, nonce = sealed[:HEADER_BYTES], sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
    if header != bytes((VERSION, AES_256_GCM)) + key_id(key):
        raise SealBroken("sealed under another key or by an unknown version")
    if len(nonce) < NONCE_BYTES:
        raise SealBroken("cut short")
    try:
        padded = AESGCM(key).decrypt(
            nonce, sealed[HEADER_BYTES + NONCE_BYTES :], place.bound(header)
        )
    except InvalidTag:
        raise SealBroken("altered, or moved from another place") from None
    return _unpadded(padded)


def _padded(plain: bytes) -> bytes:
    body = struct.pack(">I", len(plain)) + plain
    return body + bytes(-len(body) % PADDING_STEP)


def _unpadded(padded: bytes) -> bytes:
    (length,) = struct.unpack_from(">I", padded)
    return padded[4 : 4 + length]
