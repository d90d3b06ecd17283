"""Read the files of courses, and which editions show them."""

from collections.abc import Iterator
from uuid import UUID

from florilege.teaching.catalogue.models import MediaFile, MediaUse
from florilege.teaching.catalogue.queries.contents import stored
from florilege.teaching.catalogue.shapes import StoredMedia


def media(media_id: UUID) -> StoredMedia | None:
    return stored(MediaFile.objects.filter(id=media_id).first())


def versions_with(media_id: UUID) -> frozenset[UUID]:
    """Name the editions that show a file: only who learns with one of them may have it."""
    uses = MediaUse.objects.filter(media_id=media_id)
    return frozenset(uses.values_list("version_id", flat=True))


def every_media() -> Iterator[tuple[str, int]]:
    """Give each file of the courses: its hash and its size."""
    rows = MediaFile.objects.order_by("id").values_list("sha256", "size")
    yield from rows.iterator(chunk_size=500)
