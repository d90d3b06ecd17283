"""S3-compatible storage as a place, through the library `obstore` (the extra `s3`).

An object is there whole or not at all by the storage's own rule. Parts of an upload that was cut
are ended by a rule of the bucket; docs/operation.md says which.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import IO, Any, Final
from urllib.parse import parse_qs, urlsplit

from florilege.infra.backup.enums import Why
from florilege.infra.backup.errors import PlaceFailed
from florilege.infra.backup.sealing import Reads

PART_BYTES: Final = 8 << 20  # two of them are in memory at a time
_RETRY: Final = {"max_retries": 3, "retry_timeout": timedelta(seconds=30)}
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class S3:
    """`address` is `s3://bucket/prefix?endpoint=https://…&region=…`."""

    label: str
    address: str
    key: str
    secret: str

    @property
    def where(self) -> str:
        parts = urlsplit(self.address)
        return f"s3://{parts.netloc}{parts.path}"

    def put(self, name: str, content: IO[bytes]) -> None:
        with _told():
            self._library.put(self._store, name, content, chunk_size=PART_BYTES, max_concurrency=2)

    @contextmanager
    def read(self, name: str) -> Iterator[Reads]:
        with _told(may_be_missing=True):
            pieces = iter(self._library.get(self._store, name).stream(min_chunk_size=1 << 20))
        yield _Pieces(pieces)

    def names(self, under: str) -> Iterator[tuple[str, int]]:
        with _told():
            for page in self._library.list(self._store, under):
                yield from ((one["path"], one["size"]) for one in page)

    def delete(self, name: str) -> None:
        with _told(), suppress(FileNotFoundError):
            self._library.delete(self._store, name)

    def sweep(self) -> None:
        """Nothing half-written can be seen here."""

    @cached_property
    def _library(self) -> Any:
        try:
            import obstore
        except ImportError:
            raise PlaceFailed("the extra `s3` is not installed", why=Why.REFUSED) from None
        return obstore

    @cached_property
    def _store(self) -> Any:
        parts = urlsplit(self.address)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        endpoint = given.get("endpoint")
        # A link that would carry copies in clear is refused, but for this machine itself.
        near = endpoint is not None and urlsplit(endpoint).hostname in _LOOPBACK
        if endpoint and not endpoint.startswith("https://") and not near:
            raise PlaceFailed("the link is not encrypted", why=Why.REFUSED)
        return self._library.store.S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            access_key_id=self.key,
            secret_access_key=self.secret,
            region=given.get("region", "us-east-1"),
            client_options={"allow_http": near, "connect_timeout": "10s"},
            retry_config=_RETRY,
            **({"endpoint": endpoint} if endpoint else {}),
        )


class _Pieces:
    """What the storage sends, piece by piece, read as a file is."""

    def __init__(self, pieces: Iterator[Any]) -> None:
        self._pieces, self._left = pieces, b""

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            with _told():
                return self._left + b"".join(map(bytes, self._pieces))
        while not self._left:
            with _told():
                piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = bytes(piece)
        taken, self._left = self._left[:size], self._left[size:]
        return taken


@contextmanager
def _told(*, may_be_missing: bool = False) -> Iterator[None]:
    """Say in one word what the storage said in many; its own words may hold its address and key."""
    try:
        yield
    except PlaceFailed:
        raise
    except Exception as error:
        if may_be_missing and isinstance(error, FileNotFoundError):
            raise FileNotFoundError from None
        raise PlaceFailed(why=_why(error)) from None


def _why(error: Exception) -> Why:
    name, said = type(error).__name__, str(error)
    if any(word in said for word in ("507 Insufficient", "QuotaExceeded", "StorageFull")):
        return Why.FULL
    if name in {"PermissionDeniedError", "UnauthenticatedError"}:
        return Why.REFUSED
    return Why.ABSENT
