"""Carry the log of erasures to every place, apart from the backups, within a minute or so."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta

from florilege.infra.backup import naming
from florilege.infra.backup.enums import Why
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.models import Carried
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.sealing import BackupKey, backup_key
from florilege.infra.backup.staging import fetched, send, staged
from florilege.infra.keys.models import Tombstone
from florilege.infra.keys.tombstones import Erased, erased, last_known, parsed

AGAIN_AFTER = timedelta(minutes=5)  # a place that did not answer is not asked at every round


def carry_to_places(places: list[Place], *, at: datetime) -> int:
    """Write to each place the lines that it lacks; give how many were written."""
    last, written = last_known(), 0
    if not last or not places:
        return 0
    reached = {row.place: row for row in Carried.objects.all()}
    for place in places:
        row = reached.get(place.label) or Carried(place=place.label)
        resting = row.why and row.at is not None and at - row.at < AGAIN_AFTER
        if row.number < last and not resting:
            written += _carry(place, row, at=at)
    return written


def _carry(place: Place, row: Carried, *, at: datetime) -> int:
    written, row.at, row.why = 0, at, ""
    try:
        key = backup_key()
        for line in Tombstone.objects.filter(number__gt=row.number).order_by("number"):
            _write(place, erased(line), key)
            row.number, written = line.number, written + 1
    except BackupFailed as failure:
        row.why = failure.why.value
    row.save()
    return written


def _write(place: Place, line: Erased, key: BackupKey) -> None:
    with staged(io.BytesIO(line.packed()), key) as content:
        send(content, name=_object(line.number), to=place, key=key)


def read_from(place: Place, *, after: int) -> Iterator[Erased]:
    """Read the lines of the log that a place holds behind a number.

    Raises: PlaceFailed; BackupKeyWrong; LogDamaged.
    """
    key = backup_key()
    names = sorted(name for name, _ in place.names(naming.TOMBSTONES))
    for name in names:
        if name > _object(after):
            with fetched(place, name, key=key) as (file, _):
                yield parsed(file.read())


def failing_places() -> dict[str, Why]:
    """Name the places that did not take the log when it was last tried."""
    return {row.place: Why(row.why) for row in Carried.objects.exclude(why="")}


def _object(number: int) -> str:
    return f"{naming.TOMBSTONES}/{number:08d}.age"
