"""End a trainer's part in all their sessions with a day, and let others go on the day after."""

from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from florilege.infra.departing import Handing
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.enrolment.models import SessionTrainer
from florilege.teaching.enrolment.queries.sessions import marked_since


def hand_sessions_over(handing: Handing) -> int:
    """Give how many sessions passed on; what has ended already is left as it is, and so is what was
    marked long ago: its time of keeping must not begin anew. A part that would begin after the last
    day leaves no row. Safe to repeat.
    """
    after = handing.last_day + timedelta(days=1)
    with transaction.atomic(using=Vault.LEARNING.value):
        rows = SessionTrainer.objects.select_for_update().filter(
            Q(until__isnull=True) | Q(until__gt=handing.last_day),
            person=handing.leaver,
            session__ends_on__gte=marked_since(handing.last_day),
        )
        handed = 0
        for row in rows.order_by("id"):
            successor = handing.to.get(str(row.session_id))
            if successor is not None:
                _begin(row, successor, since=max(after, row.since))
                handed += 1
            _end(row, last_day=handing.last_day)
    return handed


def _begin(row: SessionTrainer, successor: SubjectRef, *, since: date) -> None:
    """Who teaches the session already goes on, for as long as the one who leaves would have."""
    theirs = SessionTrainer.objects.filter(session=row.session_id, person=successor).first()
    if theirs is None:
        SessionTrainer.objects.create(
            id=uuid4(),
            session_id=row.session_id,
            person=successor,
            since=since,
            until=row.until,
        )
        return
    if theirs.until is not None and (row.until is None or theirs.until < row.until):
        if theirs.until < since - timedelta(days=1):
            theirs.since = since  # one row a trainer: an earlier part gives way to this one
        theirs.until = row.until
        theirs.save(using=Vault.LEARNING.value, update_fields=["since", "until"])


def _end(row: SessionTrainer, *, last_day: date) -> None:
    if row.since > last_day:
        row.delete(using=Vault.LEARNING.value)
    else:
        row.until = last_day
        row.save(using=Vault.LEARNING.value, update_fields=["until"])
