"""What the desk does by itself."""

from datetime import datetime

from florilege.infra.schedule.registering import nightly, often
from florilege.rights.actions.fetch_export import end_exports
from florilege.rights.actions.sweep_late_rows import sweep_late_rows


@often("exports")
def _end_exports(at: datetime) -> int:
    return end_exports(at=at)


@nightly("late rows")
def _sweep_late_rows(at: datetime) -> int:
    return sweep_late_rows(at=at)
