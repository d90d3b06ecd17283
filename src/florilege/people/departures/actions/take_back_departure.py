"""Take a departure back: the roles go on as if nothing had been planned."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Vault
from florilege.people.departures.actions.plan_departure import HasBegun
from florilege.people.departures.enums import OPEN, DepartureState
from florilege.people.departures.models import Departure, Handover


def take_back_departure(departure_id: UUID, *, at: datetime) -> None:
    """Whoever was told of it is told that it is taken back.

    Raises: HasBegun.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        taken = Departure.objects.filter(id=departure_id, state__in=OPEN).update(
            state=DepartureState.TAKEN_BACK, ended_on=legal_day(at), edition=F("edition") + 1
        )
        if not taken:
            raise HasBegun
        Handover.objects.filter(departure=departure_id).update(successor=None)
