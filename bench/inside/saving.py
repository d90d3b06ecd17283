"""Save an installation into a folder, and read the whole backup back."""

import tempfile
import time
from pathlib import Path

from django.conf import settings

from florilege.infra import clock
from florilege.infra.backup.checking import check_backup
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.making import back_up
from florilege.infra.backup.places.folder import Folder
from florilege.infra.backup.sealing import make_backup_key


def save() -> dict[str, float]:
    """Tell how long a backup took with its reading back, how long a check, and what it weighs."""
    make_backup_key()
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        place = Folder(label="1", root=Path(folder))
        begun = time.perf_counter()
        assert back_up([place], at=clock.now()).everywhere
        saved = time.perf_counter()
        (kept,) = kept_in(place)
        assert check_backup(kept).damaged == ()
        ended = time.perf_counter()
    return {"seconds": saved - begun, "check": ended - saved, "stored": kept.stored}
