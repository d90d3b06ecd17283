"""The backups that a place holds whole."""

import json
from dataclasses import dataclass
from datetime import datetime

from florilege.infra.backup import naming
from florilege.infra.backup.places.place import Place


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole backup in a place, by what stands beside it in clear."""

    place: Place
    backup: str
    made_at: datetime
    version: str
    engine: str
    stored: int


def kept_in(place: Place) -> list[Kept]:
    """Give the whole backups of a place, the newest first; what a kill left half is not among them.

    Raises: PlaceFailed.
    """
    found = []
    for name, _ in place.names(naming.BACKUPS):
        backup = naming.backup_of(name)
        if backup and name == naming.complete_object(backup):
            try:
                with place.read(name) as content:
                    said = json.loads(content.read())
                found.append(
                    Kept(
                        place=place,
                        backup=backup,
                        made_at=naming.made_at(backup),
                        version=said["version"],
                        engine=said["engine"],
                        stored=said["stored"],
                    )
                )
            except (FileNotFoundError, ValueError, KeyError):
                continue  # It ended meanwhile, or is no backup of ours.
    return sorted(found, key=lambda kept: kept.backup, reverse=True)
