"""Read a whole backup back: every part and file is decrypted and compared with the index."""

from dataclasses import dataclass
from itertools import chain

from florilege.infra.backup.errors import Damaged
from florilege.infra.backup.index import Part, StoredFile, read_index
from florilege.infra.backup.kept import Kept
from florilege.infra.backup.sealing import BackupKey, Hashed, backup_key
from florilege.infra.backup.staging import opened_sizes


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was read; `damaged` names the objects that are not what the index says."""

    parts: int
    files: int
    damaged: tuple[str, ...]


def check_backup(kept: Kept) -> Checked:
    """Raises: PlaceFailed; BackupKeyWrong; BackupKeyMissing; Damaged if the index itself is."""
    key = backup_key()
    with read_index(kept.place, kept.backup, key=key) as (_, index):
        everything: chain[Part | StoredFile] = chain(index.parts, index.files())
        damaged = [one.object for one in everything if not _is_whole(kept, one, key)]
        return Checked(parts=len(index.parts), files=index.file_count, damaged=tuple(damaged))


def _is_whole(kept: Kept, one: Part | StoredFile, key: BackupKey) -> bool:
    try:
        with kept.place.read(one.object) as content:
            return opened_sizes(Hashed(content), key) == one.sizes
    except (Damaged, FileNotFoundError):
        return False
