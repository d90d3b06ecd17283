"""Workflow runs that wait or fail, by step: opaque ids, never whom they are about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.steps import Step, workflow_named


@dataclass(frozen=True, slots=True)
class WaitingRun:
    """A run under way: the step that comes next, and how often it was tried in vain.

    `about` is the id of the request that the run serves; `words` says the step.
    """

    id: UUID
    workflow: str
    about: UUID | None
    step: str
    words: str
    tries: int
    begun_at: datetime
    due_at: datetime


def waiting_runs(*, limit: int = 50) -> tuple[WaitingRun, ...]:
    """Give the runs under way, those that fail most first; two queries."""
    under_way = Run.objects.filter(state=RunState.UNDER_WAY).order_by("-tries", "begun_at")
    runs = list(under_way[:limit])
    behind: dict[UUID, set[str]] = {run.id: set() for run in runs}
    for run, step in StepDone.objects.filter(run__in=behind).values_list("run", "step"):
        behind[run].add(step)
    return tuple(_waiting(run, behind[run.id]) for run in runs)


def _waiting(run: Run, behind: set[str]) -> WaitingRun:
    step = next_step(run.workflow, behind)
    return WaitingRun(
        id=run.id,
        workflow=run.workflow,
        about=run.about,
        step=step.name if step else "",
        words=_(step.words) if step else "",
        tries=run.tries,
        begun_at=run.begun_at,
        due_at=run.due_at,
    )


def next_step(workflow: str, behind: set[str]) -> Step | None:
    """Give the first step that is not done; none if the program knows the workflow no more."""
    try:
        steps = workflow_named(workflow).steps
    except KeyError:
        return None
    return next((step for step in steps if step.name not in behind), None)
