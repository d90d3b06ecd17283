"""How far learners are: the product's sums over the bare site's records."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, Min, Q, Sum

from bench.bare.models import Record
from florilege.teaching.progress.enums import ActivityState
from florilege.teaching.progress.shapes import Activities, ActivityProgress


def progress_of(seats: Iterable[UUID]) -> dict[UUID, Activities]:
    rows = Record.objects.filter(seat_id__in=list(seats)).values("seat_id", "activity_code")
    summed = rows.annotate(
        active=Sum("seconds"),
        opened=Min("at"),
        completed=Min("at", filter=Q(verb="completed")),
        best=Max("score"),
        most=Max("score_max"),
    )
    found: dict[UUID, dict[str, ActivityProgress]] = defaultdict(dict)
    for row in summed:
        found[row["seat_id"]][row["activity_code"]] = ActivityProgress(
            state=ActivityState.DONE if row["completed"] else ActivityState.BEGUN,
            active_seconds=row["active"] or 0,
            opened_at=row["opened"],
            completed_at=row["completed"],
            score=row["best"],
            score_max=row["most"],
        )
    return dict(found)
