"""The tables of a charter's file that hold numbers: retention, deadlines, security."""

import math
from collections.abc import Mapping
from dataclasses import fields

from florilege.charter import sentences
from florilege.charter.law import DEADLINE_BOUNDS, SECURITY_BOUNDS, Bounds
from florilege.charter.table import Table
from florilege.charter.terms import (
    Deadlines,
    RetentionCode,
    RetentionEntry,
    RetentionEvent,
    Security,
)
from florilege.charter.text import Text
from florilege.kernel.retention import Period, RetentionRule

_LENGTHS = Bounds(
    1,
    1200,
    Text(fr="une durée se compte en nombres entiers", en="a period is counted in whole numbers"),
)


def deadlines_in(table: Table) -> Deadlines:
    return Deadlines(**_numbers_in(table, Deadlines, DEADLINE_BOUNDS))


def security_in(table: Table) -> Security:
    return Security(**_numbers_in(table, Security, SECURITY_BOUNDS))


def _numbers_in(
    table: Table, kind: type[Deadlines | Security], bounds: Mapping[str, Bounds]
) -> dict[str, int]:
    return {field.name: table.whole(field.name, bounds[field.name]) for field in fields(kind)}


def retention_in(table: Table) -> dict[str, RetentionEntry]:
    return {code: _entry_in(entry, code) for code, entry in table.by_word(RetentionCode)}


def _entry_in(table: Table, code: RetentionCode) -> RetentionEntry:
    hours, active = _active_in(table)
    archived_for = _archive_in(table, hours=hours)
    return RetentionEntry(
        rule=RetentionRule(code=code, active_for=active, archived_for=archived_for),
        event=table.word("event", RetentionEvent),
        title=table.text("title"),
        in_use=table.text("in_use"),
        reason=table.text("reason"),
        archived=table.text("archived") if table.has("archived") else None,
        hours=hours,
    )


def _active_in(table: Table) -> tuple[int | None, Period]:
    with table.table("active") as active:
        if not active.has("hours"):
            return None, _period_in(table, "active", active)
        hours = active.whole("hours", _LENGTHS)
        if any(active.has(unit) for unit in ("years", "months", "days")):
            table.fault("active", sentences.NO_PERIOD)
        return hours, days_covering(hours)


def _archive_in(table: Table, *, hours: int | None) -> Period | None:
    if not table.has("archive"):
        return None
    if hours is not None:
        table.fault("archive", sentences.HOURS_ARCHIVED)
    with table.table("archive") as archive:
        return _period_in(table, "archive", archive)


def _period_in(table: Table, key: str, lengths: Table) -> Period:
    years, months, days = (
        lengths.whole(unit, _LENGTHS) if lengths.has(unit) else 0
        for unit in ("years", "months", "days")
    )
    if not (years or months or days):
        table.fault(key, sentences.NO_PERIOD)
    return Period(months=12 * years + months, days=days)


def days_covering(hours: int) -> Period:
    """Give the calendar days that surely hold some hours, begun at any time of the first day.

    Example: 72 hours begun at noon on Monday end at noon on Thursday; the sweep comes on Friday.
    """
    return Period(days=math.ceil(hours / 24) + 1)
