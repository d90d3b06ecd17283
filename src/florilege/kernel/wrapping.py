"""Wrap a person's key under an epoch key, and hash what people are found by."""

import hmac
import os
import unicodedata
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class WrapBroken(Exception):
    """A wrapped key does not open: wrong epoch key, wrong person, or altered bytes."""


def derived(secret: bytes, *, use: str) -> bytes:
    """Derive a 256-bit key for one use (HKDF-SHA-256), so that no key serves two."""
    info = f"florilege {use}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)


class Wrapper:
    """Wraps and unwraps many keys under one epoch key, whose schedule is set up once."""

    __slots__ = ("_bound", "_cipher")

    def __init__(self, epoch_key: bytes, *, epoch: int) -> None:
        self._cipher = AESGCM(epoch_key)
        self._bound = b"florilege wrap|%d|" % epoch

    def wrap(self, key: bytes, *, owner: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, self._bound + owner)

    def unwrap(self, wrapped: bytes, *, owner: bytes) -> bytes:
        """Open a wrapped key.

        Raises: WrapBroken.
        """
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        if len(nonce) < NONCE_BYTES:
            raise WrapBroken("cut short")
        try:
            return self._cipher.decrypt(nonce, sealed, self._bound + owner)
        except InvalidTag:
            raise WrapBroken("wrong epoch key, wrong owner or altered bytes") from None


def wrap(key: bytes, *, epoch_key: bytes, epoch: int, owner: bytes) -> bytes:
    return Wrapper(epoch_key, epoch=epoch).wrap(key, owner=owner)


def unwrap(wrapped: bytes, *, epoch_key: bytes, epoch: int, owner: bytes) -> bytes:
    """Open one wrapped key.

    Raises: WrapBroken.
    """
    return Wrapper(epoch_key, epoch=epoch).unwrap(wrapped, owner=owner)


def keyed_hash(secret: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA-256 over length-prefixed parts, so that no two lists of parts collide."""
    message = b"".join([len(part).to_bytes(4, "big") + part for part in parts])
    return hmac.digest(secret, message, "sha256")


def normal_email(address: str) -> str:
    """Give the one form of an address by which it is found: NFKC, case-folded, domain in IDNA.

    Example: `"Léa@Exemple.Example "` and `"léa@exemple.example"` are one address.
    """
    local, _, domain = _folded(address).rpartition("@")
    with suppress(UnicodeError):  # Not a host name: it is then found by its folded text.
        domain = domain.encode("idna").decode("ascii").strip()
    return f"{local}@{domain}"


def _folded(text: str) -> str:
    """Fold until nothing changes: a compatibility form may begin with a space, or fold again."""
    before = None
    while before != text:
        before = text
        text = unicodedata.normalize("NFKC", text.strip()).casefold()
        text = unicodedata.normalize("NFKC", text)
    return text
