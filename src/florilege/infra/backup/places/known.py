"""The places that the settings name."""

from pathlib import Path

from django.conf import settings

from florilege.infra.backup.places.folder import Folder
from florilege.infra.backup.places.place import Place
from florilege.infra.backup.places.s3 import S3


def places() -> list[Place]:
    return [
        place_at(given.address, label=given.label, key=given.key, secret=given.secret)
        for given in settings.BACKUP_PLACES
    ]


def place_at(address: str, *, label: str = "0", key: str = "", secret: str = "") -> Place:
    """Read an address: `s3://…`, or a folder."""
    if address.startswith("s3://"):
        return S3(label=label, address=address, key=key, secret=secret)
    return Folder(label=label, root=Path(address).resolve())
