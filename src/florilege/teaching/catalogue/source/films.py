"""Check films and documents: are they whole, and what their names say?"""

import struct
from pathlib import Path

import puremagic

TAIL = 2048
_LARGE, _TO_THE_END = 1, 0


def is_whole_document(path: Path) -> bool:
    """Tell whether a file is a PDF that was not cut short."""
    with path.open("rb") as stream:
        if _kind(stream.read(TAIL)) != "application/pdf":
            return False
        stream.seek(max(0, path.stat().st_size - TAIL))
        tail = stream.read()
    return b"startxref" in tail and b"%%EOF" in tail


def is_whole_film(path: Path) -> bool:
    """Tell whether a file is an MP4 whose boxes fill it exactly and which can be played."""
    size = path.stat().st_size
    boxes = set()
    with path.open("rb") as stream:
        if _kind(stream.read(TAIL)) != "video/mp4":
            return False
        at = 0
        while at < size:
            stream.seek(at)
            header = stream.read(16)
            if len(header) < 8:
                return False
            length, name = struct.unpack(">I4s", header[:8])
            if length == _LARGE and len(header) == 16:
                length = struct.unpack(">Q", header[8:])[0]
            elif length == _TO_THE_END:
                length = size - at
            if length < 8:
                return False
            boxes.add(name)
            at += length
    return at == size and {b"ftyp", b"moov", b"mdat"} <= boxes


def _kind(head: bytes) -> str:
    try:
        return str(puremagic.from_string(head, mime=True))
    except puremagic.PureError:
        return ""
