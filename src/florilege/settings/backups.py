"""Where backups go, as the environment says: `FLORILEGE_BACKUP_1`, `FLORILEGE_BACKUP_2`, …"""

from collections.abc import Mapping
from typing import NamedTuple

MOST = 9


class BackupPlace(NamedTuple):
    """One destination: its number, a folder or `s3://bucket/prefix?endpoint=…`, its credentials.

    `site` is the code of the charter's site where it stands.
    """

    label: str
    address: str
    key: str = ""
    secret: str = ""
    site: str = ""


def backup_places(environment: Mapping[str, str]) -> tuple[BackupPlace, ...]:
    names = ((str(n), f"FLORILEGE_BACKUP_{n}") for n in range(1, MOST + 1))
    return tuple(
        BackupPlace(
            label=label,
            address=environment[name],
            key=environment.get(f"{name}_KEY", ""),
            secret=environment.get(f"{name}_SECRET", ""),
            site=environment.get(f"{name}_SITE", ""),
        )
        for label, name in names
        if environment.get(name)
    )
