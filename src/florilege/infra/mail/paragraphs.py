"""Cut a letter's text into what its HTML shows: paragraphs, lists, and links on lines of their own."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://\S+")
_ITEM = re.compile(r"^[-–] ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One piece; exactly one of the three is filled."""

    text: str = ""
    link: str = ""
    items: tuple[str, ...] = ()


def paragraphs_of(text: str, *, without: str = "") -> tuple[Paragraph, ...]:
    """Give the pieces of a text in order; a last line that is the signature is left out."""
    pieces = [piece.strip("\n") for piece in re.split(r"\n\s*\n", text.strip())]
    if pieces and pieces[-1].strip() == without:
        pieces.pop()
    return tuple(part for piece in pieces for part in _parts(piece))


def _parts(piece: str) -> list[Paragraph]:
    """A list may follow its sentence without an empty line between."""
    if _LINK.fullmatch(piece.strip()):
        return [Paragraph(link=piece.strip())]
    lines = piece.split("\n")
    before = [line for line in lines if not _ITEM.match(line)]
    items = tuple(line[2:] for line in lines if _ITEM.match(line))
    found = [Paragraph(text="\n".join(before))] if any(map(str.strip, before)) else []
    return [*found, Paragraph(items=items)] if items else found
