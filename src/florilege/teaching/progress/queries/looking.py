"""Enter looks at figures that the database sums up, where there is no single row to look at."""

from collections.abc import Iterable

from florilege.infra.gate.looking import Sight, look_together, permitted
from florilege.infra.gate.opened import current
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.progress.models import ActivityRecord

_SUMMED = ("activity_code", "verb", "at", "seconds", "score", "score_max")


def look_at_history(
    people: Iterable[SubjectRef], *, purpose: Purpose | None = None
) -> frozenset[SubjectRef]:
    """Enter a look at people's records, and give those whose figures may be shown.

    The records are not sealed, so nothing but this keeps a restricted person's figures closed.
    """
    asked = set(people)
    look_together(sight_of_history(asked), purpose=purpose)
    return open_histories(asked)


def sight_of_history(people: Iterable[SubjectRef]) -> Sight:
    """Give the sight of people's records, for pages that look at more under one entry."""
    return [ActivityRecord(person=person) for person in set(people)], _SUMMED


def open_histories(people: Iterable[SubjectRef]) -> frozenset[SubjectRef]:
    """Give those of the people looked at whose figures may be shown."""
    gate, label = current(), ActivityRecord._meta.label
    return frozenset(p for p in people if permitted(gate, label, "at", p) is Verdict.OPEN)
