"""Keep an answer: a new step, never a change of an old one."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.assessment.enums import AttemptState
from florilege.teaching.assessment.models import Attempt, AttemptStep
from florilege.teaching.assessment.queries import answered_elsewhere_at
from florilege.teaching.assessment.rules import Response, takes_answers
from florilege.teaching.assessment.shapes import Saved


class AttemptClosed(Exception):
    """The attempt was handed in, or its deadline is past: it takes no answer any more."""


def save_response(
    *,
    attempt_id: UUID,
    person: SubjectRef,
    item_code: str,
    response: Response,
    client_id: UUID,
    window_id: UUID,
    seen_seq: int,
    at: datetime,
) -> Saved:
    """Add an answer to an attempt. The newest of an item counts; the others stay in the log.

    `client_id` names the message: sent twice, it is kept once. `window_id` and `seen_seq` say
    which page answers, and which step of the item it last showed, so that the learner is told if
    they answered in another window meanwhile; neither answer is lost.

    Raises: AttemptClosed.
    """
    try:
        with transaction.atomic(using=Vault.LEARNING.value):
            # The lock makes one learner's windows queue, so that no two take the same number.
            attempt = Attempt.objects.select_for_update().get(id=attempt_id, person=person)
            if attempt.state != AttemptState.OPEN or not takes_answers(
                deadline_at=attempt.deadline_at, at=at
            ):
                raise AttemptClosed(str(attempt_id))
            elsewhere_at = answered_elsewhere_at(
                attempt_id, item_code, seen_seq=seen_seq, window_id=window_id
            )
            step = AttemptStep.objects.create(
                id=uuid4(),
                attempt=attempt,
                person=person,
                seq=(attempt.steps.aggregate(last=Max("seq"))["last"] or 0) + 1,
                item_code=item_code,
                response=response,
                at=at,
                client_id=client_id,
                window_id=window_id,
            )
    except (IntegrityError, AttemptClosed):
        # The same message a second time, even after the deadline: it is safe already.
        known = AttemptStep.objects.filter(attempt_id=attempt_id, client_id=client_id).first()
        if known is None:
            raise
        return Saved(seq=known.seq, at=known.at)
    return Saved(seq=step.seq, at=at, elsewhere_at=elsewhere_at)
