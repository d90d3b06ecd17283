"""Since when seats and duties are kept, and what they stop: nobody is forgotten in a training."""

from collections.abc import Collection

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from florilege.infra.retention.starting import starts
from florilege.infra.retention.suspending import Still, suspends
from florilege.kernel.subjects import SubjectRef
from florilege.teaching.enrolment.queries.lasting import LEARNS, last_days

_LEARNING = gettext_noop("A training of yours is running.")
_TEACHING = gettext_noop("You teach a training session.")


def _in_a_session(people: Collection[SubjectRef]) -> dict[SubjectRef, Still]:
    return {
        person: Still(day, _LEARNING if does == LEARNS else _TEACHING)
        for person, does, day in last_days(people)
    }


starts("enrolment.SessionTrainer", Coalesce(F("until"), F("session__ends_on")))
suspends("trainings", _in_a_session)
