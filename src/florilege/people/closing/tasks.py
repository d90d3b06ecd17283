"""What this room does by itself: tell everybody, and let them go once the day has come."""

from datetime import datetime

from florilege.infra.clock import legal_day
from florilege.infra.closing.announcing import note_told
from florilege.infra.closing.board import Announced, archive_ends_on, closing
from florilege.infra.keys.people import living_after
from florilege.infra.schedule.registering import nightly, often
from florilege.people.closing.actions.let_go import let_everybody_go, let_the_last_go
from florilege.people.closing.actions.tell_people import take_back, tell_people
from florilege.people.closing.queries import told_of_others

BATCH = 50  # people in one transaction: others wait for it on an embedded vault
MOST = 20  # batches in one round: then the worker breathes


@often("the school closes")
def _tell(at: datetime) -> int:
    """Tell everybody once; who was told of a closing that was taken back is told of that."""
    announced = closing()
    told = 0
    if stale := told_of_others(announced.id if announced else None, most=BATCH):
        told += take_back(stale, at=at)
    if announced is not None and announced.told_at is None:
        told += tell_everybody(announced, at=at)
    return told


@nightly("the school closes")
def _go(at: datetime) -> int:
    announced, on = closing(), legal_day(at)
    if announced is None:
        return 0
    if on < announced.closes_on:
        return tell_everybody(announced, at=at)  # who entered since
    if on >= archive_ends_on(announced.closes_on):
        return let_the_last_go(at=at)
    return let_everybody_go(on=on, at=at)


def tell_everybody(announced: Announced, *, at: datetime) -> int:
    """Go through everybody; stop after some letters, and note it when nobody is left."""
    after, told, batches = None, 0, 0
    while people := living_after(after, limit=BATCH):
        new = tell_people(people, closing=announced, at=at)
        told, batches, after = told + new, batches + bool(new), people[-1]
        if batches == MOST:
            return told
    note_told(announced.id, at=at)
    return told
