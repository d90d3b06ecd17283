"""What the enrolment room does by itself: it reminds learners of what begins tomorrow."""

from datetime import datetime

from florilege.infra.schedule.registering import nightly
from florilege.teaching.enrolment.actions.remind_learners import remind_learners


@nightly("reminders of sessions")
def _remind(at: datetime) -> int:
    return remind_learners(at=at)
