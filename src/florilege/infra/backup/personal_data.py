"""The record of backups, declared as what it is: about nobody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

_BACKUP = NotPersonal("the name of a backup: its time and random letters")
_PLACE = NotPersonal("the number of a place")
_STATE = NotPersonal("a closed list")

declare(
    Holding(
        model="backup.Copy",
        title="Backups by place",
        fields={
            "id": NotPersonal("a random id"),
            "backup": _BACKUP,
            "place": _PLACE,
            "begun_at": NotPersonal("when a backup began"),
            "ended_at": NotPersonal("when a backup ended"),
            "size": NotPersonal("a count of bytes"),
            "file_count": NotPersonal("a count"),
            "state": _STATE,
            "why": _STATE,
        },
    ),
    Holding(
        model="backup.Drill",
        title="Tries of a restore",
        fields={
            "id": NotPersonal("a random id"),
            "backup": _BACKUP,
            "place": _PLACE,
            "begun_at": NotPersonal("when a drill began"),
            "ended_at": NotPersonal("when a drill ended"),
            "state": _STATE,
            "why": _STATE,
            "counts": NotPersonal("numbers of entries, tables, people and files"),
        },
    ),
    Holding(
        model="backup.Restoration",
        title="Restores of this installation",
        fields={
            "id": NotPersonal("a random id"),
            "backup": _BACKUP,
            "made_at": NotPersonal("when the backup was made"),
            "replayed_at": NotPersonal("when the later erasures were done again"),
            "people_count": NotPersonal("a count"),
        },
    ),
    Holding(
        model="backup.Carried",
        title="How far the log of erasures stands in each place",
        fields={
            "place": _PLACE,
            "number": NotPersonal("a running number"),
            "why": _STATE,
            "at": NotPersonal("when it was last carried there"),
        },
    ),
)
