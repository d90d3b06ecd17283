"""What the desk does by itself."""

from datetime import datetime

from florilege.infra.schedule.registering import nightly, often
from florilege.rights.actions.ask_second_person import end_agreement_links
from florilege.rights.actions.fetch_export import end_exports
from florilege.rights.actions.remind_officers import remind_officers
from florilege.rights.actions.sweep_late_rows import sweep_late_rows


@often("exports")
def _end_exports(at: datetime) -> int:
    return end_exports(at=at)


@nightly("late rows")
def _sweep_late_rows(at: datetime) -> int:
    return sweep_late_rows(at=at)


@nightly("requests")
def _remind_officers(at: datetime) -> int:
    return remind_officers(at=at)


@nightly("agreement links")
def _end_agreement_links(at: datetime) -> int:
    return end_agreement_links(at=at)
