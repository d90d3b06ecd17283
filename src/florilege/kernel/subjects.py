"""Who a value is about and who acts: opaque ids that are never plain strings."""

from dataclasses import dataclass
from typing import NewType
from uuid import UUID, uuid4

from florilege.kernel.vocabulary import Role

SubjectRef = NewType("SubjectRef", UUID)


def new_subject() -> SubjectRef:
    """Make the opaque id of a person who enters."""
    return SubjectRef(uuid4())


@dataclass(frozen=True, slots=True)
class Actor:
    """Who opens a page or runs a job, and as what. `person` is None for strangers and jobs."""

    role: Role
    person: SubjectRef | None = None


STRANGER = Actor(role=Role.ANONYMOUS)
PROGRAM = Actor(role=Role.SYSTEM)
