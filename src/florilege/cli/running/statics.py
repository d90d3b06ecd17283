"""Collect scripts, styles and pictures for serving, only when one of them changed."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.core.management import call_command

from florilege.cli.phrases import gettext as _
from florilege.cli.running.alone import one_at_a_time
from florilege.cli.running.refusing import Refused

NEEDED: Final = "build/app.css"


def collect_static() -> bool:
    """Tell whether anything had to be collected.

    Nothing is deleted, so that a server which is running meanwhile goes on finding its files.
    Raises: Refused if the front end was not built.
    """
    if settings.WHITENOISE_USE_FINDERS:
        return False
    if find(NEEDED) is None:
        raise Refused(_("The scripts and styles are not built. Start with `./florilege`."))
    folder = Path(settings.STATIC_ROOT)
    stamp = folder / ".collected-from"
    with one_at_a_time(folder):
        sources = digest()
        if stamp.exists() and stamp.read_text() == sources:
            return False
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
        stamp.write_text(sources)
    return True


def digest() -> str:
    """Name what would be collected: every file with its content."""
    total = hashlib.sha256()
    for name, content in sorted(_sources()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _sources() -> Iterator[tuple[str, bytes]]:
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            with storage.open(name) as file:
                yield name, file.read()
