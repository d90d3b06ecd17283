"""Put the log of erasures together from wherever it stands: the folder outside, and every place."""

from pathlib import Path

from django.conf import settings

from florilege.infra.backup.carrying import read_from
from florilege.infra.backup.errors import BackupFailed, PlaceFailed
from florilege.infra.backup.places.place import Place
from florilege.infra.keys.tombstones import Erased, last_known, read_outside


class LogMissing(BackupFailed):
    """The folder of the log is not here: the last erasures before a disaster may be in it alone."""


class LinesMissing(BackupFailed):
    """Lines of the log are nowhere: somebody who was erased would come back."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(", ".join(map(str, numbers[:20])))
        self.numbers = numbers


def erasures_since(places: list[Place], *, log_may_be_absent: bool = False) -> list[Erased]:
    """Give the lines that the vault does not know, in order.

    Raises: LogMissing; LinesMissing; LogDamaged; BackupKeyWrong.
    """
    known = last_known()
    if not Path(settings.TOMBSTONE_DIR).is_dir() and not log_may_be_absent:
        raise LogMissing
    lines = {line.number: line for line in read_outside() if line.number > known}
    for place in places:
        try:
            found = read_from(place, after=known)
            lines |= {line.number: line for line in found if line.number not in lines}
        except PlaceFailed:
            continue
    missing = sorted(set(range(known + 1, max(lines, default=known) + 1)) - set(lines))
    if missing:
        raise LinesMissing(missing)
    return [lines[number] for number in sorted(lines)]
