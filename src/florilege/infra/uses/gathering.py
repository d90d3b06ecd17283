"""Gather what was noted into the table, and tell which fields nobody has read for a year."""

from dataclasses import dataclass
from datetime import date

from florilege.infra.uses.models import FieldUse
from florilege.infra.uses.noting import noted
from florilege.kernel.registry import REGISTRY
from florilege.kernel.retention import Period

UNREAD_FOR = Period(months=12)  # POL-08


@dataclass(frozen=True, slots=True)
class Unread:
    """A declared field that nothing has read since a day; `ever` tells whether anything did."""

    field: str
    since: date
    ever: bool


def gather(*, on: date) -> int:
    """Take over what was noted; give how many fields it was. Safe to repeat after a kill."""
    declared = {
        f"{holding.model}.{name}"
        for holding in REGISTRY.about_people()
        for name in holding.personal_fields
    }
    known = {use.field: use for use in FieldUse.objects.all()}
    FieldUse.objects.filter(field__in=known.keys() - declared).delete()
    FieldUse.objects.bulk_create(
        FieldUse(field=field, declared_on=on) for field in sorted(declared - known.keys())
    )
    count = 0
    for path, reads in noted():
        for day, field in reads:
            count += _take(field, day)
        if all(day < on for day, _field in reads):
            path.unlink()  # The process that wrote it writes about today into a new one.
    return count


def _take(field: str, day: date) -> int:
    rows = FieldUse.objects.filter(field=field)
    return rows.filter(read_on__isnull=True).update(read_on=day) + rows.filter(
        read_on__lt=day
    ).update(read_on=day)


def unread_fields(*, on: date) -> tuple[Unread, ...]:
    """List the fields that were declared a year ago or more and not read for a year."""
    found = (
        Unread(field=use.field, since=use.read_on or use.declared_on, ever=use.read_on is not None)
        for use in FieldUse.objects.order_by("field")
    )
    return tuple(unread for unread in found if UNREAD_FOR.after(unread.since) <= on)
