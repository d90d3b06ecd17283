"""Read how far learners are, summed up by the database from their records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet, Sum

from florilege.infra.gate.looking import Sight, look_together
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.catalogue.queries import Outline
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.enums import ActivityState, Verb
from florilege.teaching.progress.models import ActivityRecord, Completion
from florilege.teaching.progress.queries.looking import open_histories, sight_of_history
from florilege.teaching.progress.shapes import Activities, ActivityProgress, Progress, measured


def progress_in(
    enrolled: Enrolled, outline: Outline, *, purpose: Purpose | None = None
) -> Progress:
    """Give how far a learner is in the edition that they follow."""
    found = progress_of_many([enrolled.id], purpose=purpose)
    return measured(outline, found.get(enrolled.id, {}))


def progress_of_many(
    enrolment_ids: Iterable[UUID], *, purpose: Purpose | None = None
) -> dict[UUID, Activities]:
    """Give progress by enrolment, then by activity code. One query, whatever their number.

    Who has begun nothing is absent, and so is who may not be looked at now.
    """
    unseen = UnseenProgress(enrolment_ids)
    look_together(unseen.sight, purpose=purpose)
    return unseen.read()


class UnseenProgress:
    """Progress that may be read once its sight was looked at, together with others. One query."""

    def __init__(self, enrolment_ids: Iterable[UUID]) -> None:
        self._rows = list(_summed(enrolment_ids))

    @property
    def sight(self) -> Sight:
        return sight_of_history(row["person"] for row in self._rows)

    def read(self) -> dict[UUID, Activities]:
        """Give progress by enrolment, then by activity code."""
        open_to = open_histories({row["person"] for row in self._rows})
        found: dict[UUID, dict[str, ActivityProgress]] = defaultdict(dict)
        for row in self._rows:
            if row["person"] in open_to:
                found[row["enrolment_id"]][row["activity_code"]] = _progress(row)
        return dict(found)


def done_codes(enrolment_id: UUID) -> frozenset[str]:
    """Give what is completed, only to decide whether there is anything to do. Nothing is looked at."""
    done = Completion.objects.filter(enrolment_id=enrolment_id)
    return frozenset(done.values_list("activity_code", flat=True))


def _summed(enrolment_ids: Iterable[UUID]) -> QuerySet[Any, Any]:
    records = ActivityRecord.objects.filter(enrolment_id__in=set(enrolment_ids))
    return records.values("person", "enrolment_id", "activity_code").annotate(
        active=Sum("seconds"),
        opened=Min("at"),
        completed=Min("at", filter=Q(verb=Verb.COMPLETED)),
        best=Max("score"),
        most=Max("score_max"),
    )


def _progress(row: dict[str, Any]) -> ActivityProgress:
    return ActivityProgress(
        state=ActivityState.DONE if row["completed"] else ActivityState.BEGUN,
        active_seconds=row["active"] or 0,
        opened_at=row["opened"],
        completed_at=row["completed"],
        score=row["best"],
        score_max=row["most"],
    )
