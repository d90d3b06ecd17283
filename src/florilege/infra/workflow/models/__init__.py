"""Tables of the workflow machinery."""

from florilege.infra.workflow.models.run import Run, StepDone

__all__ = ["Run", "StepDone"]
