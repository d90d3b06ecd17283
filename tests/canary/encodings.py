"""Every way in which a text may lie in raw bytes, and a search that finds them all.

All canaries carry one marker, so that a store is searched for a few patterns and not for hundreds.
"""

import base64
import gzip
import io
import json
import quopri
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from ahocorasick_rs import BytesAhoCorasick

DEPTH = 3  # a PDF in a ZIP in a backup, and no further
MOST_INFLATED = 64 * 1024 * 1024
Make = Callable[[], Any]
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_PACKED_HEADS = (*_ZLIB_HEADS, b"\x1f\x8b", b"PK\x03\x04")
_BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_-]{32,}")


@dataclass(frozen=True)
class Hit:
    """A pattern found: which value, in which encoding, where, and what stands around it."""

    value: str
    encoding: str
    where: str
    around: str


def patterns(value: str) -> dict[bytes, str]:
    """Give every way to write a value, with its name; all but base64 are folded."""
    forms = {"": value.lower(), " of capitals": value.upper(), " of a title": value.title()}
    found: dict[str, bytes] = {}
    for name, form in forms.items():
        plain = form.encode()
        found |= {
            f"utf-8{name}": plain.lower(),
            f"utf-16le{name}": form.encode("utf-16-le").lower(),
            f"utf-16be{name}": form.encode("utf-16-be").lower(),
            f"hex{name}": plain.hex().encode(),
            f"json{name}": json.dumps(form)[1:-1].encode().lower(),
            f"url{name}": quote(form).encode().lower(),
            f"quoted-printable{name}": quopri.encodestring(plain).lower(),
            **{f"base64+{at}{name}": in_base64(plain, at) for at in range(3)},
        }
    found |= {f"base64+{at} as written": in_base64(value.encode(), at) for at in range(3)}
    return {pattern: name for name, pattern in reversed(found.items())}


def in_base64(plain: bytes, at: int) -> bytes:
    """Give what base64 shows of a value whatever stands around it, when it begins at `at` of three."""
    shown = base64.b64encode(bytes(at) + plain)
    first = (0, 2, 3)[at]
    whole = (at + len(plain)) // 3 * 4
    return shown[first:whole]


class _Known:
    """Patterns that are all looked for in one pass, whatever their number."""

    def __init__(self, known: list[tuple[str, str, bytes]]) -> None:
        self._known = known
        self._machine = BytesAhoCorasick([pattern for _, _, pattern in known]) if known else None

    def first_in(self, haystack: bytes) -> Iterator[tuple[str, str, int]]:
        """Give each pattern that is there once: value, encoding, and where it stands first."""
        if self._machine is None:
            return
        first: dict[int, int] = {}
        for which, start, _ in self._machine.find_matches_as_indexes(haystack, overlapping=True):
            first.setdefault(which, start)
        for which, start in sorted(first.items()):
            value, name, _ = self._known[which]
            yield value, name, start


class Search:
    """Looks for values in bytes, in what they inflate to, and in the members of archives."""

    def __init__(self, values: list[str], slices: tuple[bytes, ...] = ()) -> None:
        folded: list[tuple[str, str, bytes]] = []
        exact = [("a file of theirs", "bytes", piece) for piece in slices]
        for value in values:
            for pattern, name in patterns(value).items():
                kind = exact if name.startswith("base64") else folded
                kind.append((value, name, pattern))
        texts = [one for one in exact if one[1].startswith("base64")]
        # base64 for addresses differs by two letters.
        differ = [one for one in texts if b"+" in one[2] or b"/" in one[2]]
        self._folded, self._exact, self._for_addresses = map(_Known, (folded, exact, differ))
        self.bytes_read = 0
        self.streams = 0

    def hits(self, content: bytes, where: str, depth: int = 0) -> Iterator[Hit]:
        self.bytes_read += len(content)
        for haystack, known in ((content.lower(), self._folded), (content, self._exact)):
            for value, name, at in known.first_in(haystack):
                around = repr(content[max(0, at - 60) : at + 80])
                yield Hit(value=value, encoding=name, where=where, around=around)
        if b"-" in content or b"_" in content:
            plain = content.replace(b"-", b"+").replace(b"_", b"/")
            for value, name, _ in self._for_addresses.first_in(plain):
                yield Hit(value=value, encoding=f"{name} for addresses", where=where, around="")
        if depth < DEPTH:
            for inner, how in inflated(content):
                self.streams += 1
                yield from self.hits(inner, f"{where} > {how}", depth + 1)


def inflated(content: bytes) -> Iterator[tuple[bytes, str]]:
    """Give everything that stands folded inside: archives, streams, and what base64 hides of them."""
    yield from _members(content)
    yield from _decoded(content)
    for head in _ZLIB_HEADS:
        yield from _streams(content, head, zlib.decompressobj, "zlib")
    yield from _streams(content, b"\x1f\x8b\x08", partial(zlib.decompressobj, 31), "gzip")


def _members(content: bytes) -> Iterator[tuple[bytes, str]]:
    """Local headers are enough: an archive that was cut, or one among other bytes, is read too."""
    at = content.find(b"PK\x03\x04")
    while at >= 0:
        method = int.from_bytes(content[at + 8 : at + 10], "little")
        name = int.from_bytes(content[at + 26 : at + 28], "little")
        extra = int.from_bytes(content[at + 28 : at + 30], "little")
        start = at + 30 + name + extra
        if method == zipfile.ZIP_DEFLATED:
            plain = _inflate(
                partial(zlib.decompressobj, -15), content[start : start + MOST_INFLATED]
            )
            if plain:
                yield plain, f"zip member at {at}"
        at = content.find(b"PK\x03\x04", at + 4)


def _decoded(content: bytes) -> Iterator[tuple[bytes, str]]:
    """What a run of base64 holds, if it is packed in there: plain text is found without decoding."""
    for run in _BASE64_RUN.finditer(content):
        text = run.group().replace(b"-", b"+").replace(b"_", b"/")
        plain = base64.b64decode(text[: len(text) // 4 * 4])
        if any(head in plain[:4] for head in _PACKED_HEADS):
            yield plain, f"base64 at {run.start()}"


def _streams(content: bytes, head: bytes, make: Make, word: str) -> Iterator[tuple[bytes, str]]:
    at = content.find(head)
    while at >= 0:
        plain = _inflate(make, content[at : at + MOST_INFLATED])
        if len(plain) > 16:
            yield plain, f"{word} stream at {at}"
        at = content.find(head, at + 1)


def _inflate(make: Make, content: bytes) -> bytes:
    """Inflate as far as it goes: half a stream may hold a whole value."""
    try:
        machine = make()
        return machine.decompress(content, MOST_INFLATED)
    except zlib.error:
        return _inflate_slowly(make(), content)


def _inflate_slowly(machine: Any, content: bytes) -> bytes:
    """In small steps, so that what came before a fault is not lost with it."""
    out = b""
    try:
        while content and not machine.eof and len(out) < MOST_INFLATED:
            out += machine.decompress(content, 256)
            content = machine.unconsumed_tail
    except zlib.error:
        pass
    return out


def zipped(plain: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("member.txt", plain)
    return file.getvalue()


def _as_session(value: str) -> bytes:
    """As Django signs what does not fit in few bytes."""
    packed = zlib.compress(json.dumps({"value": value, "more": "x" * 200}).encode())
    return base64.urlsafe_b64encode(packed).rstrip(b"=")


WAYS = {
    "as it is": lambda v: v.encode(),
    "in capitals": lambda v: v.upper().encode(),
    "as a title": lambda v: v.title().encode(),
    "utf-16le": lambda v: v.encode("utf-16-le"),
    "utf-16be": lambda v: v.encode("utf-16-be"),
    "hex": lambda v: v.encode().hex().encode(),
    "hex in capitals": lambda v: v.encode().hex().upper().encode(),
    "json": lambda v: json.dumps({"a": [v]}).encode(),
    "url": lambda v: quote(f"a={v}&b=é").encode(),
    "quoted-printable": lambda v: quopri.encodestring(f"Bonjour {v}, à bientôt".encode()),
    "base64 at 0": lambda v: base64.b64encode(v.encode()),
    "base64 at 1": lambda v: base64.b64encode(b"x" + v.encode() + b"yz"),
    "base64 at 2": lambda v: base64.b64encode(b"xy" + v.encode() + b"z"),
    "base64 of a title": lambda v: base64.b64encode(b"1" + v.title().encode()),
    "base64 for addresses": lambda v: base64.urlsafe_b64encode(b"?>?>?>" + v.encode() + b"?>"),
    "zlib": lambda v: zlib.compress(b"before " * 9 + v.encode()),
    "fast zlib": lambda v: zlib.compress(b"before " * 9 + v.encode(), 1),
    "gzip": lambda v: gzip.compress(b"before " * 9 + v.encode()),
    "zip": lambda v: zipped(b"before " * 9 + v.encode()),
    "zip in a zip": lambda v: zipped(zipped(b"before " * 9 + v.encode())),
    "zlib in base64": lambda v: b"." + base64.b64encode(zlib.compress(b"before " * 9 + v.encode())),
    "a signed, compressed session": lambda v: b"." + _as_session(v) + b":1wX:signature",
    "base64 in zlib": lambda v: zlib.compress(b"at " * 9 + base64.b64encode(v.encode())),
    "cut zlib": lambda v: zlib.compress(v.encode() * 3 + bytes(range(256)) * 40)[:-20],
}
