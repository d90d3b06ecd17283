"""What the watch does by itself: verify the whole journal once a night."""

import logging
from datetime import datetime

from florilege.infra.journal.verifying import verify
from florilege.infra.schedule.registering import nightly
from florilege.oversight.chain import VERIFICATION

log = logging.getLogger(__name__)


@nightly(VERIFICATION)
def _verify(at: datetime) -> int:
    """Count the faults; the record of nights keeps the count, so that a page can show it."""
    faults = verify().faults
    for fault in faults[:20]:
        log.error("journal: %s", fault)
    return len(faults)
