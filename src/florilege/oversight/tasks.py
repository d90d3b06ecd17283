"""What the watch does by itself: verify the whole journal, and keep which fields were read."""

import logging
from datetime import datetime

from florilege.infra.journal.verifying import verify
from florilege.infra.schedule.registering import nightly
from florilege.oversight import alarms as alarms  # registers what it finds wrong
from florilege.oversight.alerting import tell_of_alarms
from florilege.oversight.chain import VERIFICATION
from florilege.oversight.unread import keep_notes_of_jobs

log = logging.getLogger(__name__)


@nightly(VERIFICATION)
def _verify(at: datetime) -> int:
    """Count the faults; the record of nights keeps the count, so that a page can show it."""
    faults = verify().faults
    for fault in faults[:20]:
        log.error("journal: %s", fault)
    return len(faults)


@nightly("alarms by mail")
def _tell(at: datetime) -> int:
    return tell_of_alarms(at=at)


@nightly("fields that were read")
def _keep_notes(at: datetime) -> int:
    return keep_notes_of_jobs(at)
