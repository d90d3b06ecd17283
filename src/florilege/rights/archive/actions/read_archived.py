"""Open one document that an opening found: to read it, or to hand a copy over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.infra.archive.models import ArchivedItem, Found
from florilege.infra.archive.reading import content_of, identity_of
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor
from florilege.rights import errands
from florilege.rights.archive.entering import enter_look
from florilege.rights.archive.openings import NotReadable, categories_of, readable_opening


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document as it was archived, to the byte."""

    content: bytes
    media_type: str
    file_name: str


def read_archived(*, opening_id: UUID, item: UUID, actor: Actor, at: datetime) -> OpenedDocument:
    """Open a document to read it; the reading is noted.

    Raises: NotReadable; ArchiveClosed, MonthGone, ArchiveBroken; JournalDown.
    """
    return _opened(opening_id, item, actor, route=errands.ARCHIVE_READ, note="read_at", at=at)


def deliver_copy(*, opening_id: UUID, item: UUID, actor: Actor, at: datetime) -> OpenedDocument:
    """Open a document to hand a copy over; that it was is noted.

    Raises: as `read_archived`.
    """
    return _opened(
        opening_id, item, actor, route=errands.ARCHIVE_DELIVER, note="delivered_at", at=at
    )


def _opened(
    opening_id: UUID, item: UUID, actor: Actor, *, route: Route, note: str, at: datetime
) -> OpenedDocument:
    opening = readable_opening(opening_id, actor=actor, at=at)
    found = Found.objects.filter(opening=opening, item=item)
    row = ArchivedItem.objects.filter(id=item).first()
    if row is None or not found.exists():
        raise NotReadable
    enter_look(actor, items=[item], categories=categories_of("content"), route=route, at=at)
    found.filter(**{f"{note}__isnull": True}).update(**{note: at})
    identity = identity_of(row)
    return OpenedDocument(
        content=content_of(row), media_type=identity.media_type, file_name=identity.file_name
    )
