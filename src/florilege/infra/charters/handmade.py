"""Has somebody changed the charter's file without publishing it? Then nobody was told of it."""

from pathlib import Path

from django.conf import settings

from florilege.charter.comparing import Change, differences
from florilege.charter.faults import CharterRefused
from florilege.charter.model import Charter
from florilege.charter.reading import charter_of, document_in
from florilege.infra import policy
from florilege.infra.charters.shelf import Published

MOST_LINES = 12


def unpublished_changes() -> tuple[Change, ...]:
    """List what the file says otherwise than the last edition; none if it agrees with any edition.

    Entries that the program newly asks for are not among them: they are read out of the file until
    an edition has them. Raises: CharterRefused if the file cannot be read as a charter any more.
    """
    standing = _standing()
    if not standing:
        return ()
    file = charter_of(document_in(Path(settings.CHARTER_PATH)))
    if edition_saying(file) is not None:
        return ()
    return differences(standing[-1].charter, file)


def edition_saying(charter: Charter) -> Published | None:
    """Give the newest edition that says the same as a charter, marks of the edition apart."""
    for edition in reversed(_standing()):
        try:
            if not differences(edition.charter, charter):
                return edition
        except CharterRefused:
            continue  # An old edition that this program cannot obey is no measure for a file.
    return None


def _standing() -> list[Published]:
    return [edition for edition in policy.editions() if not edition.is_withdrawn]
