"""Try a restore by itself: the last backup goes into a temporary place, is looked at, and away.

It is the very command that a disaster needs, run as a process of its own. The temporary place has
no key of its own: it is shown the ring and the escrow through links, so that a kill leaves none.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.conf import settings

from florilege.infra import clock
from florilege.infra.backup.alone import alone
from florilege.infra.backup.choosing import choose
from florilege.infra.backup.engines.known import engine_name
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.errors import BackupFailed
from florilege.infra.backup.kept import Kept
from florilege.infra.backup.making import note_stopped
from florilege.infra.backup.models import Drill
from florilege.infra.backup.places.known import places
from florilege.infra.keys.ring import ring

SERVER: Final = "FLORILEGE_DRILL_POSTGRES"
MUST_BE_NONE: Final = ("broken", "residue", "faults")
_LONGEST = timedelta(hours=6)


class DrillFailed(BackupFailed):
    """The backup could not be brought back, or what came back is not sound."""

    why = Why.NOT_EQUAL


def drill(*, at: datetime) -> Drill:
    """Bring the newest backup back and look at it, place after place by turns; note the result.

    Raises: AnotherAtWork.
    """
    with alone():
        note_stopped(at=at)
        row = Drill.objects.create(id=uuid4(), begun_at=at)
        try:
            kept = _turn()
            row.backup, row.place = kept.backup, kept.place.label
            row.counts = _try(kept)
            row.state, row.why = State.DONE, ""
            if any(row.counts[name] for name in MUST_BE_NONE):
                row.state, row.why = State.FAILED, Why.NOT_EQUAL
        except BackupFailed as failure:
            row.state, row.why = State.FAILED, failure.why
        row.ended_at = clock.now()
        row.save()
        return row


def is_due(*, at: datetime, days: int) -> bool:
    """Tell whether the last drill that went well is older than the charter allows.

    A failed one is tried again after a day.
    """
    tried = Drill.objects.filter(begun_at__gt=at - timedelta(days=1)).exists()
    passed = Drill.objects.filter(begun_at__gt=at - timedelta(days=days), state=State.DONE)
    return not tried and not passed.exists()


def sweep() -> None:
    """Take away what a killed drill left; whoever is alone may."""
    shutil.rmtree(_home(), ignore_errors=True)


def _turn() -> Kept:
    """Choose the place that was tried longest ago among those that hold the newest backup."""
    held = choose(places()).data
    last = {
        row["place"]: row["begun_at"]
        for row in Drill.objects.order_by("begun_at").values("place", "begun_at")
    }
    return min(held, key=lambda kept: (kept.place.label in last, last.get(kept.place.label)))


def _try(kept: Kept) -> dict[str, int]:
    with _temporary() as folder:
        words = ["restore", "--drill", "--backup", kept.backup]
        try:
            done = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-P", "-m", "florilege", *words],
                env=_environment(folder, kept),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=_LONGEST.total_seconds(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise DrillFailed(why=Why.STOPPED) from None
        if done.returncode:
            raise DrillFailed
        counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
        return counts


@contextmanager
def _temporary() -> Iterator[Path]:
    sweep()
    folder = _home()
    keys = folder / "ring"
    keys.mkdir(parents=True, mode=0o700)
    for where in (ring().escrow, ring().folder):
        for path in where.glob("[0-9]*.key"):
            link = keys / path.name
            link.unlink(missing_ok=True)
            link.symlink_to(path)
    try:
        yield folder
    finally:
        sweep()


def _home() -> Path:
    return Path(settings.DATA_DIR) / "drill"


def _environment(folder: Path, kept: Kept) -> dict[str, str]:
    """The drill's own place; what it must not change it is given to read only."""
    given: dict[str, Any] = {
        "FLORILEGE_DATA": folder,
        "FLORILEGE_RING": folder / "ring",
        "FLORILEGE_ESCROW": folder / "escrow",
        "FLORILEGE_ANCHORS": folder / "anchors",
        "FLORILEGE_SECRETS": settings.SECRETS_DIR,
        "FLORILEGE_TOMBSTONES": settings.TOMBSTONE_DIR,
        "FLORILEGE_BACKUP_KEY": settings.BACKUP_KEY_PATH,
        "FLORILEGE_CHARTER": settings.CHARTER_PATH,
    }
    env = {name: value for name, value in os.environ.items() if name != "FLORILEGE_POSTGRES"}
    # One place alone is tried: the other one must not stand in for what this one has lost.
    for place in settings.BACKUP_PLACES:
        name = f"FLORILEGE_BACKUP_{place.label}"
        for end in ("", "_KEY", "_SECRET"):
            env.pop(f"{name}{end}", None)
        if place.label == kept.place.label:
            given |= {name: place.address, f"{name}_KEY": place.key, f"{name}_SECRET": place.secret}
    if engine_name() == "postgresql":
        if SERVER not in os.environ:
            raise DrillFailed(why=Why.NO_SERVER)
        given["FLORILEGE_POSTGRES"] = os.environ[SERVER]
    return env | {name: str(value) for name, value in given.items()}
