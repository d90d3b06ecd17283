"""Answer a request, or take it back: either ends its clock."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.enums import RUNNING, Outcome, RefusalGround, RequestState, StepKind
from florilege.rights.letters import has_account, reach_writer, write_to
from florilege.rights.mailing import ANSWER, ANSWERED
from florilege.rights.models import RightsRequest
from florilege.rights.refusing import refusal_words
from florilege.rights.steps import RequestClosed, note_step, running_request


class ReasonMissing(Exception):
    """A refusal, a partial one too, says why (GDPR art. 12(4))."""


def answer_request(
    request_id: UUID,
    *,
    outcome: Outcome,
    answer: str,
    by: SubjectRef,
    at: datetime,
    refusal: RefusalGround | None = None,
) -> RightsRequest:
    """Answer. In the person's space stands the text; a mail says so, or carries it if there is none.

    Either tells how to complain. Raises: RequestClosed, ReasonMissing.
    """
    if outcome is not Outcome.GRANTED and refusal is None:
        raise ReasonMissing
    found = RightsRequest.objects.filter(id=request_id).first()
    if found is None:
        raise RequestClosed
    reach, in_space = reach_writer(found), has_account(found)
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = running_request(request_id)
        request.state, request.outcome, request.answer = RequestState.ANSWERED, outcome, answer
        request.refusal = None if outcome is Outcome.GRANTED else refusal
        request.closed_on, request.paused_on = legal_day(at), None
        request.save(
            update_fields=["state", "outcome", "refusal", "answer", "closed_on", "paused_on"]
        )
        note_step(request, StepKind.ANSWERED, by=by, at=at)
        if reach is not None:
            facts = {"number": request.id, "answer": answer, "refusal": refusal_words(request)}
            kind = ANSWERED if in_space else ANSWER
            write_to(SubjectRef(request.person), reach, kind=kind, facts=facts, at=at)
    return request


def withdraw_request(request_id: UUID, *, person: SubjectRef, at: datetime) -> None:
    """Take one's own request back.

    Raises: RequestClosed, for somebody else's request too.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        mine = RightsRequest.objects.filter(id=request_id, person=person, state__in=RUNNING)
        closed = mine.update(state=RequestState.WITHDRAWN, closed_on=legal_day(at), paused_on=None)
        if not closed:
            raise RequestClosed
        request = RightsRequest.objects.get(id=request_id)
        note_step(request, StepKind.WITHDRAWN, by=person, at=at)


def note_carried_out(request_id: UUID, *, note: str, by: SubjectRef, at: datetime) -> None:
    """Note in the trace that what was asked is done.

    Raises: RequestClosed.
    """
    with transaction.atomic(using=Vault.IDENTITY.value):
        note_step(running_request(request_id), StepKind.CARRIED_OUT, by=by, at=at, note=note)
