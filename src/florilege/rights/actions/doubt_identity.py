"""Ask for a proof of identity, on reasonable doubt alone; the clock stands still meanwhile."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.clocks import Clock
from florilege.rights.enums import RequestState, StepKind, Way
from florilege.rights.letters import reach_writer, write_to
from florilege.rights.mailing import PROOF_WANTED
from florilege.rights.models import RightsRequest
from florilege.rights.steps import RequestClosed, note_step, running_request


class NobodyDoubts(Exception):
    """Who asks in their own space has given their password: no other proof may be asked for."""


def doubt_identity(request_id: UUID, *, reason: str, by: SubjectRef, at: datetime) -> RightsRequest:
    """Stop the clock and ask for a proof, with the reason of the doubt.

    Raises: RequestClosed, NobodyDoubts. Source: GDPR art. 12(6); décret 2019-536 art. 77.
    """
    found = _running(request_id)
    if found.way == Way.SPACE:
        raise NobodyDoubts
    reach = reach_writer(found)
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = running_request(request_id)
        if request.state == RequestState.PAUSED:
            return request
        request.state, request.paused_on, request.doubt = (
            RequestState.PAUSED,
            legal_day(at),
            reason,
        )
        request.save(update_fields=["state", "paused_on", "doubt"])
        note_step(request, StepKind.DOUBTED, by=by, at=at)
        if reach is not None:
            facts = {"number": request.id, "reason": reason}
            person = SubjectRef(request.person)
            write_to(person, reach, kind=PROOF_WANTED, facts=facts, at=at)
    return request


def accept_proof(request_id: UUID, *, note: str, by: SubjectRef, at: datetime) -> RightsRequest:
    """Let the clock run again: the days of waiting are added to the time that was left.

    The proof itself is not kept; the note says what was seen. Raises: RequestClosed.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = running_request(request_id)
        if request.state != RequestState.PAUSED or request.paused_on is None:
            return request
        request.paused_days += (legal_day(at) - request.paused_on).days
        request.state, request.paused_on = RequestState.OPEN, None
        clock = Clock(request.received_on, request.paused_days)
        request.due_on = clock.due_on(policy.charter().deadlines)
        request.save(update_fields=["state", "paused_on", "paused_days", "due_on"])
        note_step(request, StepKind.PROVED, by=by, at=at, note=note)
    return request


def _running(request_id: UUID) -> RightsRequest:
    found = RightsRequest.objects.filter(id=request_id).first()
    if found is None:
        raise RequestClosed
    return found
