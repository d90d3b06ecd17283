"""What this room gives to an export of the whole school: the files of its courses."""

from collections.abc import Iterator
from pathlib import Path

from florilege.infra.handing import Member, gives
from florilege.teaching.catalogue.queries.files import every_media
from florilege.teaching.catalogue.storing import media_path

PIECE = 1 << 20


def _files() -> Iterator[Member]:
    for sha256, size in every_media():
        path = media_path(sha256)
        if path.is_file():
            yield Member(f"media/{sha256}", size, _pieces(path))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


gives("courses", _files)
