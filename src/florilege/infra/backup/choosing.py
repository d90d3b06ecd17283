"""Choose what is brought back: the data of one backup, the journal and keys of the newest.

Data and keys have windows of their own. The keys of an old backup open nothing any more, by design;
those of the newest one open the data of any older one, since a person's key never changes, only its
wrapping does. They also know restrictions, consents and erasures that came since.
"""

from dataclasses import dataclass

from florilege.infra.backup.engines.known import engine_name
from florilege.infra.backup.enums import Why
from florilege.infra.backup.errors import BackupFailed, PlaceFailed
from florilege.infra.backup.kept import Kept, kept_in
from florilege.infra.backup.places.place import Place


class NothingToRestore(BackupFailed):
    """No place holds the backup that is asked for, or any whole one."""

    why = Why.NO_COPY


class OtherEngine(BackupFailed):
    """The backup was made on another engine than the settings name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Each backup with every place that holds it; `unreached` are places that did not answer."""

    data: tuple[Kept, ...]
    newest: tuple[Kept, ...]
    unreached: tuple[tuple[Place, Why], ...]

    @property
    def backup(self) -> str:
        return self.data[0].backup


def choose(places: list[Place], *, backup: str = "") -> Choice:
    """Find a backup by its name, or the newest; a place that does not answer is passed over.

    Raises: NothingToRestore; OtherEngine.
    """
    kept, unreached = [], []
    for place in places:
        try:
            kept += kept_in(place)
        except PlaceFailed as failure:
            unreached.append((place, failure.why))
    names = sorted({one.backup for one in kept})
    if not names or (backup and backup not in names):
        raise NothingToRestore
    wanted = backup or names[-1]
    choice = Choice(
        data=tuple(one for one in kept if one.backup == wanted),
        newest=tuple(one for one in kept if one.backup == names[-1]),
        unreached=tuple(unreached),
    )
    if {one.engine for one in (*choice.data, *choice.newest)} != {engine_name()}:
        raise OtherEngine(choice.data[0].engine)
    return choice
