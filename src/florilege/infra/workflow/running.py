"""Begin a run and carry it on, from a request or from the worker, until its last step is done."""

import logging
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from florilege.infra import clock
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.steps import NotYet, Situation, Step, Workflow, workflow_named
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault

log = logging.getLogger(__name__)
ALIAS = Vault.IDENTITY.value
LEASE = timedelta(minutes=2)
MOST_WAIT = timedelta(minutes=10)


def begin(
    workflow: Workflow, *, subject: SubjectRef | None, about: UUID | None = None, at: datetime
) -> Run:
    """Begin a run, or give the one that is under way for this subject already."""
    while True:
        try:
            with transaction.atomic(using=ALIAS):
                return Run.objects.create(
                    id=uuid4(),
                    workflow=workflow.name,
                    subject=subject,
                    about=about,
                    begun_at=at,
                    due_at=at,
                )
        except IntegrityError:
            others = Run.objects.filter(workflow=workflow.name, subject=subject)
            under_way = others.filter(state=RunState.UNDER_WAY).first()
            if under_way is not None:
                return under_way
            # It ended between the two statements: there is room for a new one now.


def under_way(workflow: Workflow) -> QuerySet[Run, UUID | None]:
    """Give whom runs of a workflow are about just now, for a query."""
    rows = Run.objects.filter(workflow=workflow.name, state=RunState.UNDER_WAY)
    return rows.exclude(subject=None).values_list("subject", flat=True)


def advance(run_id: UUID, *, at: datetime) -> bool:
    """Do the steps that remain; True when the run is done. Harmless if another worker has it."""
    if not _lease(run_id, at=at):
        return Run.objects.filter(id=run_id, state=RunState.DONE).exists()
    run = Run.objects.get(id=run_id)
    behind = set(StepDone.objects.filter(run=run).values_list("step", flat=True))
    for step in workflow_named(run.workflow).steps:
        if step.name in behind:
            continue
        try:
            _do(run, step)
        except NotYet as wait:
            _put_off(run, until=wait.until, tries=run.tries)
            return False
        except Exception:
            log.exception("step %s of run %s failed", step.name, run.id)
            pause = min(MOST_WAIT, timedelta(seconds=2 ** min(run.tries, 10)))
            _put_off(run, until=clock.now() + pause, tries=run.tries + 1)
            return False
    Run.objects.filter(id=run.id).update(
        state=RunState.DONE, done_at=clock.now(), leased_until=None
    )
    return True


def hold(run_id: UUID, *, at: datetime) -> None:
    """Keep other workers away for longer: a step that goes on calls it now and then."""
    Run.objects.filter(id=run_id, state=RunState.UNDER_WAY).update(leased_until=at + LEASE)


def advance_due(*, at: datetime, limit: int = 20) -> int:
    """Carry on every run that waits; give how many ended."""
    waiting = Run.objects.filter(state=RunState.UNDER_WAY, due_at__lte=at).filter(_free(at))
    return sum(advance(run.id, at=at) for run in waiting.order_by("due_at")[:limit])


def _do(run: Run, step: Step) -> None:
    """Do one step; it counts as done only once its record is committed after its effect."""
    now = clock.now()
    situation = Situation(
        run=run.id,
        subject=SubjectRef(run.subject) if run.subject else None,
        about=run.about,
        begun_at=run.begun_at,
        at=now,
    )
    counts = step.act(situation)
    StepDone.objects.get_or_create(
        run=run, step=step.name, defaults={"id": uuid4(), "counts": counts, "done_at": now}
    )
    Run.objects.filter(id=run.id).update(leased_until=clock.now() + LEASE)


def _lease(run_id: UUID, *, at: datetime) -> bool:
    taken = (
        Run.objects.filter(id=run_id, state=RunState.UNDER_WAY)
        .filter(_free(at))
        .update(leased_until=at + LEASE)
    )
    return taken == 1


def _free(at: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lt=at)


def _put_off(run: Run, *, until: datetime, tries: int) -> None:
    Run.objects.filter(id=run.id).update(due_at=until, tries=tries, leased_until=None)
