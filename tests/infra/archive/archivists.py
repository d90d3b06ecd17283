"""Act as the archivist's process does, for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test import override_settings

from florilege.infra.archive.guard import ALIAS


@contextmanager
def as_archivist() -> Iterator[None]:
    """Another process has other settings and another connection; so has this block."""
    connections[ALIAS].close()
    with override_settings(
        ARCHIVIST=True,
        ROOT_URLCONF="florilege.www.archivist.site",
        SIGNED_IN_AT="archive:home",
        SIGNED_OUT_AT="archive:home",
    ):
        try:
            yield
        finally:
            connections[ALIAS].close()
