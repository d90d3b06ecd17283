"""Departures that wait, read from the runs that a desk's page has before it anyway."""

from collections.abc import Iterable

from florilege.oversight.runs import WaitingRun
from florilege.people.departures.enums import WORKFLOW


def departures_waiting(runs: Iterable[WaitingRun]) -> int:
    """Count those whose day has come and whose first step finds nobody else in the role."""
    return sum(
        run.workflow.startswith(WORKFLOW) and run.step == "end_roles" and not run.tries
        for run in runs
    )
