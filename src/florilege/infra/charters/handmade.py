"""Has somebody changed the charter's file without publishing it? Then nobody was told of it."""

from pathlib import Path

from django.conf import settings

from florilege.charter.comparing import Change, differences
from florilege.charter.faults import CharterRefused
from florilege.charter.reading import charter_of, document_in
from florilege.infra import policy

MOST_LINES = 12


def unpublished_changes() -> tuple[Change, ...]:
    """List what the file says otherwise than the last edition; none if it agrees with any edition.

    Entries that the program newly asks for are not among them: they are read out of the file until
    an edition has them. Raises: CharterRefused if the file cannot be read as a charter any more.
    """
    standing = [edition for edition in policy.editions() if not edition.is_withdrawn]
    if not standing:
        return ()
    file = charter_of(document_in(Path(settings.CHARTER_PATH)))
    changes: tuple[Change, ...] = ()
    for edition in reversed(standing):
        try:
            found = differences(edition.charter, file)
        except CharterRefused:
            continue  # An old edition that this program cannot obey is no measure for the file.
        if not found:
            return ()
        if edition is standing[-1]:
            changes = found
    return changes
