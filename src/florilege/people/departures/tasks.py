"""What this room does by itself: write letters about departures, and carry out those due."""

from datetime import datetime

from florilege.infra.clock import legal_day
from florilege.infra.schedule.registering import often
from florilege.people.departures.actions.begin_leaving import begin_leaving
from florilege.people.departures.actions.tell_of_departure import tell_of_departure
from florilege.people.departures.queries import due_departures, untold_departures

BATCH = 20


@often("departures")
def _depart(at: datetime) -> int:
    """A role ends with its day: the first round after midnight in Paris ends it."""
    told = sum(tell_of_departure(one, at=at) for one in untold_departures(most=BATCH))
    return told + sum(begin_leaving(one, at=at) for one in due_departures(on=legal_day(at)))
