"""What stays of requests when their person is erased: numbers, kinds and days (charter, `requests`)."""

from datetime import date

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.workflow.steps import Counts, Situation
from florilege.kernel.subjects import SubjectRef
from florilege.rights.enums import RequestKind, RequestState
from florilege.rights.models import RequestProof, RightsRequest


def keep_request_proofs(now: Situation) -> Counts:
    """Do it as a step of an erasure, before the requests themselves go."""
    assert now.subject is not None
    return {"requests kept as proof": keep_proofs(now.subject, on=legal_day(now.at))}


def keep_proofs(person: SubjectRef, *, on: date) -> int:
    """Write what may stay of a person's requests; give how many there are. Safe to repeat."""
    proofs = [_proof(request, on) for request in RightsRequest.objects.filter(person=person)]
    RequestProof.objects.bulk_create(proofs, ignore_conflicts=True)
    return len(proofs)


def end_request_proofs(*, on: date) -> int:
    """Delete the proofs whose time is over on a day."""
    ended_by = policy.charter().retention["requests"].rule.gone_since(on)
    deleted, _details = RequestProof.objects.filter(ended_on__lte=ended_by).delete()
    return deleted


def _proof(request: RightsRequest, on: date) -> RequestProof:
    """A request that still runs ends with the erasure; one that asked for it is answered by it."""
    answered = {
        RequestState.ANSWERED.value: request.closed_on,
        RequestState.WITHDRAWN.value: None,
    }.get(request.state, on if request.kind == RequestKind.ERASURE else None)
    return RequestProof(
        id=request.id,
        kind=request.kind,
        received_on=request.received_on,
        due_on=request.due_on,
        extended_until=request.extended_until,
        answered_on=answered,
        ended_on=request.closed_on or on,
    )
