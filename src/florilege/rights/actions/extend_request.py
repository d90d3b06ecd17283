"""Announce that an answer takes longer: in time, with the reason, never beyond the law."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.clocks import Clock, TooLateToExtend, check_extension
from florilege.rights.enums import RequestState, StepKind
from florilege.rights.letters import reach_writer, write_to
from florilege.rights.mailing import EXTENDED
from florilege.rights.models import RightsRequest
from florilege.rights.steps import RequestClosed, note_step, running_request


class CannotBeTold(Exception):
    """The writer has no e-mail address here: the notice must go on paper, and be said to have."""


def extend_request(
    request_id: UUID,
    *,
    until: date,
    reason: str,
    told_on_paper: bool,
    by: SubjectRef,
    at: datetime,
) -> RightsRequest:
    """Extend, and write to the person why and until when; without the notice nothing is extended.

    Raises: RequestClosed, CannotBeTold, TooLateToExtend, BeyondTheLaw, NotLonger.
    Source: GDPR art. 12(3).
    """
    found = RightsRequest.objects.filter(id=request_id).first()
    if found is None:
        raise RequestClosed
    reach = reach_writer(found)
    if reach is None and not told_on_paper:
        raise CannotBeTold
    on = legal_day(at)
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = running_request(request_id)
        if request.state == RequestState.PAUSED:
            raise TooLateToExtend  # the clock stands still: nothing is due
        clock = Clock(request.received_on, request.paused_days, request.extended_until)
        check_extension(clock, deadlines=policy.charter().deadlines, until=until, on=on)
        request.extended_on, request.extended_until, request.due_on = on, until, until
        request.extension_reason = reason
        request.save(update_fields=["extended_on", "extended_until", "due_on", "extension_reason"])
        note_step(request, StepKind.EXTENDED, by=by, at=at)
        if reach is not None:
            facts = {"number": request.id, "reason": reason, "until": until}
            person = SubjectRef(request.person)
            write_to(person, reach, kind=EXTENDED, facts=facts, at=at)
    return request
