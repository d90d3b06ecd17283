"""Hand in what stands at the deadline, even if the learner never comes back."""

import logging
from datetime import datetime

from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.assessment import errands
from florilege.teaching.assessment.actions.submit_attempt import AnswersWithheld, submit_attempt
from florilege.teaching.assessment.enums import AttemptState
from florilege.teaching.assessment.models import Attempt
from florilege.teaching.assessment.rules.attempts import GRACE

log = logging.getLogger(__name__)


def close_overdue_attempts(*, at: datetime) -> int:
    """Submit every open attempt whose deadline is past; give how many. The worker calls it.

    An attempt of a restricted person stays open until the restriction is lifted: nobody may open
    their answers meanwhile, and nothing is added to them either.
    """
    overdue = Attempt.objects.filter(state=AttemptState.OPEN, deadline_at__lt=at - GRACE)
    closed = 0
    for attempt_id, person in list(overdue.values_list("id", "person")):
        with opened(actor=PROGRAM, purposes=(Purpose.ASSESSMENT,), route=errands.CLOSE_OVERDUE):
            try:
                submit_attempt(attempt_id=attempt_id, person=SubjectRef(person), at=at)
            except AnswersWithheld:
                log.info("attempt %s stays open: its answers are withheld", attempt_id)
                continue
        closed += 1
    return closed
