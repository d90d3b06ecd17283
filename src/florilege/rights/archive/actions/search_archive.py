"""Search the archive for what an agreed opening seeks: once, by the one who asked."""

import unicodedata
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.archive.models import Found, Opening
from florilege.infra.archive.reading import Identity, identities
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Category, Vault
from florilege.rights.archive.entering import enter_look
from florilege.rights.archive.openings import readable_opening
from florilege.rights.archive.tracing import words_of


def search_archive(*, opening_id: UUID, actor: Actor, at: datetime) -> int:
    """Open the names of all documents, one after another, and note which are sought; give how many.

    Safe to repeat: what was found before is found again.
    Raises: NotReadable; ArchiveClosed; JournalDown.
    """
    opening = readable_opening(opening_id, actor=actor, at=at)
    enter_look(actor, items=(), categories={Category.IDENTITY}, route="archive.search", at=at)
    sought = words_of(opening, "sought")
    found = [row.id for row, identity in identities() if is_sought(sought, identity)]
    with transaction.atomic(using=Vault.ARCHIVE.value):
        for item in found:
            Found.objects.get_or_create(opening=opening, item=item, defaults={"id": uuid4()})
        Opening.objects.filter(id=opening.id).update(searched_at=at)
    return len(found)


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
