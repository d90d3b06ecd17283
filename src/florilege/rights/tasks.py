"""What the desk does by itself."""

import logging
from datetime import datetime

from django.utils.translation import gettext_noop

from florilege.infra.alarming import Alarm, alarming
from florilege.infra.clock import legal_day
from florilege.infra.schedule.registering import nightly, often
from florilege.kernel.vocabulary import Role
from florilege.rights.actions.ask_second_person import end_agreement_links
from florilege.rights.actions.bring_person import bring_waiting
from florilege.rights.actions.fetch_export import end_exports
from florilege.rights.actions.remind_officers import remind_officers
from florilege.rights.actions.sweep_late_rows import sweep_late_rows
from florilege.rights.proofs import end_request_proofs
from florilege.rights.retention.alarming import Alarm as NightAlarm
from florilege.rights.retention.alarming import alarms
from florilege.rights.retention.confirming import waits_for_sweep
from florilege.rights.retention.sweeping import sweep

log = logging.getLogger(__name__)


@often("exports")
def _end_exports(at: datetime) -> int:
    return end_exports(at=at)


@often("brought files")
def _bring_waiting(at: datetime) -> int:
    return bring_waiting(at=at)


@nightly("late rows")
def _sweep_late_rows(at: datetime) -> int:
    return sweep_late_rows(at=at)


NIGHT_WORDS = {
    NightAlarm.STOPPED: gettext_noop("No night of the retention sweep was run for days."),
    NightAlarm.IDLE: gettext_noop("Data are over, and night after night none of them leaves."),
    NightAlarm.DOUBTFUL: gettext_noop(
        "The last retention sweep doubted its day or its size and waits for the officer’s word."
    ),
    NightAlarm.UNMOVED: gettext_noop(
        "Data should be in the archive, and nothing takes them there."
    ),
}


@alarming(Role.OFFICER, Role.OPERATOR)
def _nights(at: datetime) -> list[Alarm]:
    return [Alarm(NIGHT_WORDS[alarm]) for alarm in alarms(at=at)]


@nightly("retention")
def _sweep(at: datetime) -> int:
    """Count what went; the report of the night says from where."""
    night = sweep(on=legal_day(at), at=at)
    for alarm in alarms(at=at):
        log.error("retention: %s", alarm.value)
    return sum(night.gone.values())


@often("confirmed retention")
def _sweep_confirmed(at: datetime) -> int:
    return sum(sweep(on=legal_day(at), at=at).gone.values()) if waits_for_sweep(at=at) else 0


@nightly("requests")
def _remind_officers(at: datetime) -> int:
    return remind_officers(at=at)


@nightly("request proofs")
def _end_request_proofs(at: datetime) -> int:
    return end_request_proofs(on=legal_day(at))


@nightly("agreement links")
def _end_agreement_links(at: datetime) -> int:
    return end_agreement_links(at=at)
