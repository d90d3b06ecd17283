"""What the desk does by itself."""

from datetime import datetime

from florilege.infra.schedule.registering import often
from florilege.rights.actions.fetch_export import end_exports


@often("exports")
def _end_exports(at: datetime) -> int:
    return end_exports(at=at)
