"""Remind the officers of what is due, and tell the office too as soon as something is late."""

import logging
from collections import Counter
from datetime import date, datetime

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.infra.mail.reaching import holders
from florilege.kernel.vocabulary import Role, Vault
from florilege.rights.clocks import reminder_on, urgency
from florilege.rights.enums import RequestState, Urgency
from florilege.rights.letters import reach_person, write_to
from florilege.rights.mailing import REMINDER
from florilege.rights.models import RightsRequest

log = logging.getLogger(__name__)


def remind_officers(*, at: datetime) -> int:
    """Write one letter to each, with numbers only; give how many requests it is about.

    A request is told of when two thirds of its time are over, on its last day, and each day that
    it is late. Safe to repeat: a request told of today is not told of again.
    """
    on = legal_day(at)
    pressing = _pressing(on)
    if not pressing:
        return 0
    late = any(found is Urgency.LATE for _request, found in pressing)
    told = set(holders(Role.OFFICER, on=on))
    if late or not told:
        told |= set(holders(Role.OFFICE, on=on))
    if not told:
        log.error("%d requests press and nobody is there to be reminded", len(pressing))
    counts = Counter(found.value for _request, found in pressing)
    reached = [(person, reach) for person in sorted(told) if (reach := reach_person(person))]
    with transaction.atomic(using=Vault.IDENTITY.value):
        told_of = RightsRequest.objects.filter(id__in=[r.id for r, _found in pressing])
        if not told_of.exclude(reminded_on=on).update(reminded_on=on):
            return 0  # Another worker told of them in this very moment.
        for person, reach in reached:
            facts = {name: counts[name] for name in ("late", "today", "soon")}
            write_to(person, reach, kind=REMINDER, facts=facts, at=at)
    return len(pressing)


def _pressing(on: date) -> list[tuple[RightsRequest, Urgency]]:
    found: list[tuple[RightsRequest, Urgency]] = []
    for request in RightsRequest.objects.filter(state=RequestState.OPEN).order_by("due_on"):
        told_on = request.reminded_on
        soon = reminder_on(received_on=request.received_on, due_on=request.due_on)
        now = urgency(received_on=request.received_on, due_on=request.due_on, paused=False, on=on)
        again = told_on is None or told_on < on
        if now is Urgency.SOON:
            again = told_on is None or told_on < soon
        if again and now in {Urgency.LATE, Urgency.TODAY, Urgency.SOON}:
            found.append((request, now))
    return found
