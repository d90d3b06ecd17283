"""What the desk archives by itself each night: what ended while its people stay."""

from datetime import datetime, timedelta

from florilege.infra.clock import legal_day
from florilege.infra.schedule.registering import nightly
from florilege.rights.archive.keeping import keep_and_tell, ripe
from florilege.rights.archive.retelling import tell_older_notes

CATCH_UP = timedelta(days=400)  # for how long a worker may have slept and still miss nothing


@nightly("archive")
def _archive(at: datetime) -> int:
    on = legal_day(at)
    tell_older_notes(on=on)
    return len(keep_and_tell(ripe(since=on - CATCH_UP, until=on), on=on))
