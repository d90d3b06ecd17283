"""Open what is archived, in the archivist's process alone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Q

from florilege.infra.archive.depositing import CONTENT, IDENTITY
from florilege.infra.archive.models import ArchivedItem
from florilege.infra.archive.months import MonthGone, private_key
from florilege.infra.archive.sealing import Place, open_with


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose a document is, and how its file is called."""

    who: Mapping[str, str]
    file_name: str
    media_type: str


def identity_of(row: ArchivedItem) -> Identity:
    """Open who a document is about. The look is entered by whoever shows it.

    Raises: ArchiveClosed, MonthGone, ArchiveBroken.
    """
    return _identity(row, private_key(row.month))


def _identity(row: ArchivedItem, private: bytes) -> Identity:
    told = json.loads(_opened(row, IDENTITY, private))
    return Identity(who=told["who"], file_name=told["name"], media_type=told["type"])


def content_of(row: ArchivedItem) -> bytes:
    """Open a document. The look is entered by whoever shows it.

    Raises: ArchiveClosed, MonthGone, ArchiveBroken.
    """
    return _opened(row, CONTENT, private_key(row.month))


def identities(
    after: tuple[date, UUID] | None = None,
) -> Iterator[tuple[ArchivedItem, Identity | None]]:
    """Open who every living document is about, one after another, without its content.

    They come in the order of their days and ids, from `after` on; None stands for one whose month
    ended between two looks: the night takes its row.
    """
    key_of = cache(private_key)  # each month's file is read once a search, and forgotten with it
    rows = ArchivedItem.objects.defer("content").order_by("event_on", "id")
    if after is not None:
        day, item = after
        rows = rows.filter(Q(event_on__gt=day) | Q(event_on=day, id__gt=item))
    for row in rows.iterator(chunk_size=500):
        try:
            yield row, _identity(row, key_of(row.month))
        except MonthGone:
            yield row, None


def _opened(row: ArchivedItem, part: str, private: bytes) -> bytes:
    place = Place(row=row.id, part=part, kind=row.kind, expires_on=row.expires_on)
    return open_with(private, getattr(row, part), place=place)
