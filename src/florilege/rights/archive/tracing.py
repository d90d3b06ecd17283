"""The words of an opening, sealed for the month in which its trace ends."""

from florilege.infra.archive.models import Opening
from florilege.infra.archive.months import private_key, public_key
from florilege.infra.archive.sealing import Place, open_with, seal_for

KIND = "opening"


def sealed_words(opening: Opening, part: str, words: str) -> bytes:
    """Seal what is sought, or why, for an opening that has its id and its days."""
    return seal_for(public_key(opening.month), words.encode(), place=_place(opening, part))


def words_of(opening: Opening, part: str) -> str:
    """Open what is sought, or why.

    Raises: ArchiveClosed, MonthGone, ArchiveBroken.
    """
    sealed = getattr(opening, part)
    return open_with(private_key(opening.month), sealed, place=_place(opening, part)).decode()


def _place(opening: Opening, part: str) -> Place:
    return Place(row=opening.id, part=part, kind=KIND, expires_on=opening.expires_on)
