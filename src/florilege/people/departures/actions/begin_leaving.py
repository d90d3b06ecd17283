"""Begin to carry a departure out, or go on with it."""

from datetime import datetime

from florilege.infra.workflow.running import advance, begin
from florilege.infra.workflow.steps import workflow_named
from florilege.kernel.subjects import SubjectRef
from florilege.people.departures.enums import WORKFLOW
from florilege.people.departures.models import Departure


def begin_leaving(departure: Departure, *, at: datetime) -> bool:
    """Go as far as it goes now; the worker does the rest. True when all is done."""
    workflow = workflow_named(f"{WORKFLOW}_{departure.desk}")
    run = begin(workflow, subject=SubjectRef(departure.person), about=departure.id, at=at)
    return advance(run.id, at=at)
