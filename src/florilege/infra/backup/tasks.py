"""What is done by itself: the log of erasures at once, the backup at night, the drill weekly."""

from datetime import datetime

from florilege.infra import clock
from florilege.infra.backup.carrying import carry_to_places
from florilege.infra.backup.daily import back_up_again, back_up_today, drill_if_due
from florilege.infra.backup.places.known import places
from florilege.infra.schedule.models import Beat
from florilege.infra.schedule.registering import nightly, often


@often("log of erasures")
def _carry(at: datetime) -> int:
    return carry_to_places(places(), at=at)


@nightly("backup")
def _back_up(at: datetime) -> int:
    return back_up_today(at=at, told=_still_alive)


@often("backup again")
def _again(at: datetime) -> int:
    return back_up_again(at=at, told=_still_alive)


def _still_alive(part: str) -> None:
    """A backup may take longer than a silent worker is believed to live."""
    Beat.objects.update_or_create(id=1, defaults={"at": clock.now()})


@nightly("restore drill")
def _drill(at: datetime) -> int:
    return drill_if_due(at=at)
