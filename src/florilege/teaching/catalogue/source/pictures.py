"""Check the pictures of lessons and measure them, so that a page does not jump as they arrive."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree

import puremagic

from florilege.teaching.catalogue.source.faults import FaultKind
from florilege.teaching.catalogue.source.files import Folder, Mention
from florilege.teaching.catalogue.source.shapes import MediaSource

MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


class NotAPicture(Exception):
    """The content is not what the name says, or does more than show itself."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture; a size that its file does not tell is 0."""

    media: MediaSource
    width: int
    height: int


def keep_picture(name: str, *, folder: Folder, beside: str, mention: Mention) -> Picture | None:
    """Give the picture that a text names; None, with a fault, if it cannot be shown."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", name, re.IGNORECASE):
        folder.fault(mention, FaultKind.FOREIGN_PICTURE, name=name)
        return None
    ending = PurePosixPath(name).suffix.lower()
    if ending not in MEDIA_TYPES:
        folder.fault(mention, FaultKind.WRONG_ENDING, name=name, wanted=", ".join(MEDIA_TYPES))
        return None
    if not (folder.root / beside / name).is_file():
        folder.fault(mention, FaultKind.BROKEN_PICTURE, name=name)
        return None
    file = folder.find(name, beside=beside, mention=mention)
    if file is None:
        return None
    try:
        width, height = measure((folder.root / file).read_bytes(), ending=ending)
    except NotAPicture:
        folder.fault(mention, FaultKind.CORRUPT_PICTURE, name=name)
        return None
    media = folder.keep(file, media_type=MEDIA_TYPES[ending])
    return Picture(media=media, width=width, height=height)


def measure(content: bytes, *, ending: str) -> tuple[int, int]:
    """Give a picture's width and height in pixels.

    Raises: NotAPicture.
    """
    if ending == ".svg":
        return _svg_size(content)
    try:
        known = puremagic.from_string(content, mime=True)
    except puremagic.PureError:
        raise NotAPicture from None
    if known != MEDIA_TYPES[ending]:
        raise NotAPicture
    try:
        return _SIZES[known](content)
    except (struct.error, IndexError):
        raise NotAPicture from None


def _png_size(content: bytes) -> tuple[int, int]:
    if not content.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        raise NotAPicture  # cut short
    width, height = struct.unpack_from(">II", content, 16)
    return int(width), int(height)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header, which tells height and width."""
    if b"\xff\xd9" not in content[-64:]:
        raise NotAPicture  # cut short
    at = 2
    while True:
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return int(width), int(height)
        at += 2 + length


_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {
    "image/png": _png_size,
    "image/jpeg": _jpeg_size,
}
_NUMBER = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*$")


def _svg_size(content: bytes) -> tuple[int, int]:
    # An entity could swell without end, and a drawing needs none.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotAPicture
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without entities, see above
    except ElementTree.ParseError:
        raise NotAPicture from None
    if _bare(root.tag) != "svg" or any(_acts(element) for element in root.iter()):
        raise NotAPicture
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4:
        return _pixels(box[2]), _pixels(box[3])
    return _pixels(root.get("width", "")), _pixels(root.get("height", ""))


def _acts(element: ElementTree.Element) -> bool:
    """Tell whether an element runs something or fetches something from elsewhere."""
    if _bare(element.tag) in ("script", "foreignObject"):
        return True
    for name, value in element.attrib.items():
        fetches = _bare(name) == "href" and not value.startswith(("#", "data:image/"))
        if fetches or _bare(name).lower().startswith("on"):
            return True
    return False


def _bare(name: object) -> str:
    return str(name).rpartition("}")[2]


def _pixels(text: str) -> int:
    found = _NUMBER.match(text)
    return round(float(found[1])) if found else 0
