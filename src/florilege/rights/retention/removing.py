"""Delete rows that are over, and their files with them, batch by batch; safe to be killed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Model as Row
from django.db.models import QuerySet

from florilege.infra.media.files import delete_file
from florilege.infra.retention.moving import mover_of
from florilege.kernel.subjects import SubjectRef
from florilege.rights.export_format import all_file_fields
from florilege.rights.retention.holding import holds_stand_still, living_holds
from florilege.rights.retention.kept import Kept
from florilege.rights.tables import Table

BATCH = 2_000


def remove_over(kept: Kept, *, on: date) -> Iterator[int]:
    """Delete what a night on this day lets go; give the size of each batch."""
    for ids in _batches(kept.going(on)):
        with holds_stand_still():
            going = _held_by_now(kept).going(on).filter(pk__in=ids)
            count = _remove(kept.table, going)
        yield count


def move_out_of_use(kept: Kept, *, on: date, at: datetime) -> Iterator[int]:
    """Hand to the archive what is out of use, and delete what arrived; nothing without a mover."""
    mover = mover_of(kept.table.holding.model)
    if mover is None:
        return
    for ids in _batches(kept.moving(on)):
        moved = mover(ids, kept.table.vault, at)
        with holds_stand_still():
            moving = _held_by_now(kept).moving(on).filter(pk__in=set(moved) & set(ids))
            count = _remove(kept.table, moving)
        yield count


def has_mover(kept: Kept) -> bool:
    return mover_of(kept.table.holding.model) is not None


def _held_by_now(kept: Kept) -> Kept:
    """A night may be long, and somebody may have placed a hold since it began."""
    return replace(kept, holds=living_holds())


def _batches(rows: QuerySet[Row]) -> Iterator[Sequence[Any]]:
    """Give ids in their order. Each batch is asked for after the one before has gone."""
    after: Any = None
    while True:
        rest = rows.order_by("pk") if after is None else rows.order_by("pk").filter(pk__gt=after)
        ids = list(rest.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        after = ids[-1]


def _remove(table: Table, rows: QuerySet[Row]) -> int:
    """Files go before their rows: a kill in between leaves a row that the next night finds."""
    names = all_file_fields(table.model)
    if names:
        for person, *files in rows.values_list(str(table.holding.subject), *names):
            for file_id in files:
                if file_id is not None:
                    delete_file(person=SubjectRef(person), file_id=file_id)
    ids = list(rows.values_list("pk", flat=True))
    manager = table.model._default_manager.using(table.vault.value)
    manager.filter(pk__in=ids).delete()
    return len(ids)
