"""The trace of a request: one row a step, written in the transaction of what it tells of."""

from datetime import datetime
from uuid import UUID, uuid4

from florilege.kernel.subjects import SubjectRef
from florilege.rights.enums import RUNNING, StepKind
from florilege.rights.models import RequestStep, RightsRequest


class RequestClosed(Exception):
    """There is no such request, or it has its answer already."""


def note_step(
    request: RightsRequest, what: StepKind, *, by: SubjectRef | None, at: datetime, note: str = ""
) -> RequestStep:
    """Write a step."""
    return RequestStep.objects.create(
        id=uuid4(),
        request=request,
        person=request.person,
        what=what,
        at=at,
        by=by,
        note=note or None,
    )


def running_request(request_id: UUID) -> RightsRequest:
    """Take a request that has no answer yet, locked until the transaction ends.

    Raises: RequestClosed.
    """
    rows = RightsRequest.objects.select_for_update().filter(state__in=RUNNING)
    request = rows.filter(id=request_id).first()
    if request is None:
        raise RequestClosed
    return request
