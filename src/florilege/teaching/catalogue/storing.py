"""Where the bytes of course files lie: one file for each content, named by its hash."""

from pathlib import Path

from django.conf import settings


def media_folder() -> Path:
    return Path(settings.MEDIA_DIR) / "course"


def media_path(sha256: str) -> Path:
    return media_folder() / sha256
