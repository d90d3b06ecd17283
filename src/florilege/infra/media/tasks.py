"""What the store does by itself."""

from datetime import datetime

from florilege.infra.media.writing import sweep_drafts
from florilege.infra.schedule.registering import nightly


@nightly("drafts")
def _sweep(at: datetime) -> int:
    return sweep_drafts(at=at)
