"""What the announcements room does by itself: begin to tell of an edition as soon as it stands."""

from datetime import datetime

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.schedule.registering import often
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.running import begin
from florilege.infra.workflow.steps import workflow_named
from florilege.people.announcements.enums import WORKFLOW


@often("charter changes")
def _begin(at: datetime) -> int:
    """Publishing writes one row and nothing else, so that a kill leaves nothing half told."""
    edition = policy.announced(legal_day(at))
    if edition is None or edition.in_force_on is not None:
        return 0
    if Run.objects.filter(workflow=WORKFLOW, about=edition.id).exists():
        return 0
    begin(workflow_named(WORKFLOW), subject=None, about=edition.id, at=at)
    return 1
