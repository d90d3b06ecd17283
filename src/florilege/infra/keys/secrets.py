"""The installation's own secrets: made once at set-up, read afterwards, never made silently."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from florilege.kernel.sealing import new_key

# The journal's chain, the root of look-ups, and what signs cookies and short-lived links.
NAMES = ("journal", "lookups", "web")


class SecretMissing(Exception):
    """A secret's file is missing or damaged; the program refuses to go on without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The secret {path} is missing or damaged. Put the file back from your key backup; "
            "no new one is made, since what the old one protects would be lost."
        )


def make_secrets() -> None:
    """Make the secrets of a new installation; those that exist are left as they are."""
    folder = Path(settings.SECRETS_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        path = folder / f"{name}.key"
        if path.exists():
            continue
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(new_key())


def secret(name: str) -> bytes:
    """Read one of the installation's secrets.

    Raises: SecretMissing.
    """
    return _read(Path(settings.SECRETS_DIR) / f"{name}.key")


@lru_cache(maxsize=16)
def _read(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SecretMissing(path) from None
    if len(content) != 32:
        raise SecretMissing(path)
    return content
