"""Describe a workflow: a name and an order of idempotent steps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.kernel.subjects import SubjectRef

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a step is told: its run, whom and what it is about, and the time."""

    run: UUID
    subject: SubjectRef | None
    about: UUID | None
    begun_at: datetime
    at: datetime


class NotYet(Exception):
    """A step cannot end now and is to be tried again at a time."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


@dataclass(frozen=True, slots=True)
class Step:
    """One idempotent act: doing it twice ends as doing it once. `words` is English, for a desk."""

    name: str
    act: Callable[[Situation], Counts]
    words: str


@dataclass(frozen=True, slots=True)
class Workflow:
    name: str
    steps: tuple[Step, ...]


_workflows: dict[str, Workflow] = {}


def register(workflow: Workflow) -> Workflow:
    _workflows[workflow.name] = workflow
    return workflow


def workflow_named(name: str) -> Workflow:
    return _workflows[name]
