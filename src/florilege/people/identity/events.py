"""What the identity room tells others."""

from dataclasses import dataclass

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class ProfileRectified:
    person: SubjectRef
