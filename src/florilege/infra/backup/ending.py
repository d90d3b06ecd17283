"""End backups at the charter's age, and what belongs to no backup any more."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

from florilege.infra.backup import naming
from florilege.infra.backup.alone import alone
from florilege.infra.backup.enums import State
from florilege.infra.backup.index import read_index
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.models import Copy, Drill
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey, backup_key


def end_backups(places: list[Place], *, at: datetime, days: int) -> int:
    """Delete the backups of each place that are older than the charter allows; give how many.

    Units: a backup goes on the first run after its last day, whether or not a newer one is there:
    how long copies live is a promise, and a place without any shows red long before.
    Raises: PlaceFailed, of the first place that failed, after the others were done.
    """
    key, oldest, ended, failure = backup_key(), at - timedelta(days=days), 0, None
    with alone():
        for place in places:
            try:
                ended += _end_in(place, key, oldest=oldest)
            except Exception as error:
                failure = failure or error
        for model in (Copy, Drill):
            rows = model._default_manager.filter(begun_at__lt=oldest)
            rows.exclude(state=State.UNDER_WAY).delete()
    if failure is not None:
        raise failure
    return ended


def _end_in(place: Place, key: BackupKey, *, oldest: datetime) -> int:
    kept = kept_in(place)
    over = [one for one in kept if one.made_at < oldest]
    for one in over:
        # From here on it is no backup; what follows may be killed and is done by the next run.
        place.delete(naming.complete_object(one.backup))
    living = {one.backup for one in kept} - {one.backup for one in over}
    for name, _ in list(place.names(naming.BACKUPS)):
        backup = naming.backup_of(name)
        if backup is not None and backup not in living:
            place.delete(name)
    _end_files(place, key, living)
    return len(over)


def _end_files(place: Place, key: BackupKey, living: set[str]) -> None:
    """Delete the files that no living backup names; an index that does not open stops it."""
    with closing(sqlite3.connect("")) as table:
        table.execute("CREATE TABLE named (object TEXT PRIMARY KEY) WITHOUT ROWID")
        for backup in living:
            with read_index(place, backup, key=key) as (_, index):
                rows = ((file.object,) for file in index.files())
                table.executemany("INSERT OR IGNORE INTO named VALUES (?)", rows)
        for name, _ in list(place.names(naming.FILES)):
            if not table.execute("SELECT 1 FROM named WHERE object = ?", [name]).fetchone():
                place.delete(name)
