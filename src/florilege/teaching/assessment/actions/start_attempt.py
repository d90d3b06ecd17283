"""Begin an attempt at a quiz."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.kernel.vocabulary import Vault
from florilege.teaching.assessment.enums import AttemptState
from florilege.teaching.assessment.models import Attempt
from florilege.teaching.assessment.rules import attempts_left, deadline_for
from florilege.teaching.catalogue.queries import ActivityContent
from florilege.teaching.enrolment.queries import Enrolled


class NotAQuiz(Exception):
    """The activity has no questions to attempt."""


class NoAttemptLeft(Exception):
    """The learner has used every attempt that the quiz allows."""


def start_attempt(*, enrolled: Enrolled, quiz: ActivityContent, at: datetime) -> UUID:
    """Begin an attempt, or give the one that is open already: two windows share one attempt.

    Raises: NotAQuiz; NoAttemptLeft.
    """
    settings = quiz.quiz
    if settings is None:
        raise NotAQuiz(str(quiz.id))
    mine = Attempt.objects.filter(enrolment_id=enrolled.id, activity_code=quiz.code)
    try:
        with transaction.atomic(using=Vault.LEARNING.value):
            open_one = mine.filter(state=AttemptState.OPEN).first()
            if open_one is not None:
                return UUID(str(open_one.id))
            # One that another window begins between the two looks is shared, not counted.
            ended = mine.exclude(state=AttemptState.OPEN).count()
            if attempts_left(allowed=settings.attempts, begun=ended) == 0:
                raise NoAttemptLeft(str(quiz.id))
            attempt = Attempt.objects.create(
                id=uuid4(),
                person=enrolled.person,
                enrolment_id=enrolled.id,
                activity_id=quiz.id,
                activity_code=quiz.code,
                started_at=at,
                deadline_at=deadline_for(started_at=at, minutes=settings.minutes),
            )
    except IntegrityError:
        # Another window began in the same moment, and the database lets only one be open.
        return UUID(str(mine.values_list("id", flat=True).get(state=AttemptState.OPEN)))
    return UUID(str(attempt.id))
