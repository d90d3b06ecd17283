"""What the record of uses does by itself, once a night."""

from datetime import datetime

from florilege.infra.clock import legal_day
from florilege.infra.schedule.registering import nightly
from florilege.infra.uses.gathering import gather


@nightly("uses of fields")
def _gather(at: datetime) -> int:
    return gather(on=legal_day(at))
