"""Events that any room may send and the desk answers, so that rooms need not know the desk."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class ErasureWanted:
    """A person's time here is over by a rule: erase them."""

    person: SubjectRef


@dataclass(frozen=True, slots=True)
class Rectified:
    """A person's data were corrected: recipients are to be told (GDPR art. 19)."""

    person: SubjectRef
    change: UUID


@dataclass(frozen=True, slots=True)
class PromotionsUnwanted:
    """Somebody told their mail service that promotions are unwanted: they end here too."""

    person: SubjectRef
