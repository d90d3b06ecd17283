"""Search the archive for what an agreed opening seeks, in goes that a request can wait for."""

import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.archive.models import ArchivedItem, Found, Opening
from florilege.infra.archive.reading import Identity, identities
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Category, Vault
from florilege.rights import errands
from florilege.rights.archive.entering import enter_look
from florilege.rights.archive.openings import readable_opening
from florilege.rights.archive.tracing import words_of

SECONDS: Final = 8  # well under what a request may take
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Searched:
    """How many documents fit so far, and whether all were gone through."""

    found: int
    is_done: bool


def search_archive(*, opening_id: UUID, actor: Actor, at: datetime) -> Searched:
    """Open the names of all documents, one after another, and note which are sought.

    It stops after some seconds, between two documents, and goes on from there when called again;
    after its end it begins anew. What was found before is found again, once.
    Raises: NotReadable; ArchiveClosed; JournalDown.
    """
    opening = readable_opening(opening_id, actor=actor, at=at)
    enter_look(actor, items=(), categories={Category.IDENTITY}, route=errands.ARCHIVE_SEARCH, at=at)
    if opening.searched_at is not None:
        opening.seen_on = opening.seen_item = opening.searched_at = None
        opening.seen_count = 0
    sought, until = words_of(opening, "sought"), time.monotonic() + SECONDS
    documents = identities(_place(opening))
    while batch := list(islice(documents, BATCH)):
        _note(opening, batch, sought)
        if time.monotonic() >= until:
            break
    else:
        opening.searched_at = at
        opening.save()
    found = Found.objects.filter(opening=opening).count()
    return Searched(found=found, is_done=opening.searched_at is not None)


def _place(opening: Opening) -> tuple[date, UUID] | None:
    if opening.seen_on is None or opening.seen_item is None:
        return None
    return opening.seen_on, opening.seen_item


def _note(
    opening: Opening, batch: Sequence[tuple[ArchivedItem, Identity | None]], sought: str
) -> None:
    """Note what fits and the place that was come to, together."""
    last, _ = batch[-1]
    opening.seen_on, opening.seen_item = last.event_on, last.id
    opening.seen_count += len(batch)
    fitting = [row.id for row, identity in batch if identity and is_sought(sought, identity)]
    with transaction.atomic(using=Vault.ARCHIVE.value):
        Found.objects.bulk_create(
            (Found(id=uuid4(), opening=opening, item=item) for item in fitting),
            ignore_conflicts=True,
        )
        opening.save()


def is_sought(sought: str, identity: Identity) -> bool:
    """Tell whether a document fits: each word sought stands in the name, or it bears the number.

    Example: "verdure clemence" fits "Clémence Verdure-Quatorze".
    """
    words = _words(sought)
    numbers = {number.upper() for number in identity.who.get("numbers", "").split()}
    by_number = sought.strip().upper() in numbers
    return by_number or (bool(words) and words <= _words(identity.who.get("name", "")))


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return set(letters.split())
