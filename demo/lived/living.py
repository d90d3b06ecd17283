"""Live the script: each act at its own time, in the order of time, noted when it is done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created

from demo.lived.moments import Moment
from demo.lived.noting import Counter
from demo.lived.world import World
from florilege.infra.clock import CLOCK
from florilege.kernel.vocabulary import Vault

Report = Callable[[datetime, float], None]
"""Told which time is being lived and how much of the whole is done, from 0 to 1."""

_EVERY = 50


def live(script: Sequence[Moment], *, data: Path, report: Report) -> None:
    """Go on from where the last start was; done twice, an act ends as done once."""
    with Counter(data) as counter, unhurried_disk():
        world, begin = World(), counter.read()
        for number, one in enumerate(script[begin:], start=begin):
            with CLOCK.fixed(one.at):
                one.act.do(world, one.at)
            counter.write(number + 1)
            if number % _EVERY == 0:
                report(one.at, number / len(script))


@contextmanager
def unhurried_disk() -> Iterator[None]:
    """Do not wait for the disk after each act: invented months are not worth a power cut.

    A kill loses nothing. At the end everything is brought to the disk, and the care is back.
    """
    connections.close_all()
    connection_created.connect(_do_not_wait)
    try:
        yield
    finally:
        connection_created.disconnect(_do_not_wait)
        connections.close_all()
        _bring_to_disk()


def _do_not_wait(*, connection: Any, **others: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def _bring_to_disk() -> None:
    for vault in Vault:
        connection = connections[vault.value]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=FULL")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
