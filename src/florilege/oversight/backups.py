"""The backups as an operator and the proof page see them: by place, with what is late in red."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from florilege.infra import policy
from florilege.infra.backup.carrying import failing_places
from florilege.infra.backup.enums import State, Why
from florilege.infra.backup.models import Copy, Drill, Restoration
from florilege.infra.backup.places.known import places

# A day, and the hours that a night and its second try may take.
LATE_AFTER = timedelta(hours=30)


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One place: the last backup that stands there, and why the last try failed if it did."""

    label: str
    where: str
    done_at: datetime | None
    backup: str
    size: int
    files: int
    count: int
    failure: Why | None
    log_failure: Why | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class DrillState:
    """The last drill that ended; `counts` are numbers only."""

    at: datetime | None
    passed: bool
    failure: Why | None
    backup: str
    counts: tuple[tuple[str, int], ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class Backups:
    places: tuple[PlaceState, ...]
    drill: DrillState
    restored_at: datetime | None

    @property
    def all_is_well(self) -> bool:
        """Two places, nothing late or failing in them, and a restore that was tried in time."""
        failing = any(place.failure or place.log_failure for place in self.places)
        in_time = not self.drill.is_late and not self.any_place_is_late
        return len(self.places) > 1 and in_time and not failing

    @property
    def any_place_is_late(self) -> bool:
        return any(place.is_late for place in self.places)


def backups(*, at: datetime) -> Backups:
    """Read the record; four queries, whatever the number of backups."""
    rows = list(Copy.objects.exclude(state=State.UNDER_WAY).order_by("begun_at"))
    log = failing_places()
    found = tuple(
        _place(place.label, place.where, [r for r in rows if r.place == place.label], log, at=at)
        for place in places()
    )
    restored = Restoration.objects.order_by("replayed_at").last()
    return Backups(found, _drill(at=at), restored.replayed_at if restored else None)


def _place(
    label: str, where: str, rows: list[Copy], log: dict[str, Why], *, at: datetime
) -> PlaceState:
    done = [row for row in rows if row.state == State.DONE]
    last, newest = rows[-1] if rows else None, done[-1] if done else None
    failed = last is not None and last.state == State.FAILED
    return PlaceState(
        label=label,
        where=where,
        done_at=newest.begun_at if newest else None,
        backup=newest.backup if newest else "",
        size=newest.size if newest else 0,
        files=newest.file_count if newest else 0,
        count=len(done),
        failure=Why(last.why) if last and failed else None,
        log_failure=log.get(label),
        is_late=newest is None or at - newest.begun_at > LATE_AFTER,
    )


def _drill(*, at: datetime) -> DrillState:
    rows = Drill.objects.exclude(state=State.UNDER_WAY).order_by("begun_at")
    last = rows.last()
    days = policy.charter().deadlines.backup_drill_days
    passed = last is not None and last.state == State.DONE
    late = last is None or not passed or at - last.begun_at > timedelta(days=days) + LATE_AFTER
    return DrillState(
        at=last.begun_at if last else None,
        passed=passed,
        failure=Why(last.why) if last and last.why else None,
        backup=last.backup if last else "",
        counts=tuple(sorted(last.counts.items())) if last else (),
        is_late=late,
    )
