"""What happens at the desk and has its consequence in another vault or at another time."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.rights.enums import Cause


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """A person chose: the gate is to obey."""

    person: SubjectRef


@dataclass(frozen=True, slots=True)
class RecipientsConcerned:
    """Something changed of which recipients are to be told."""

    person: SubjectRef
    cause: Cause
    about: UUID
