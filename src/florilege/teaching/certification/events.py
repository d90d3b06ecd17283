"""What the certification room tells."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class CertificateRevoked:
    """The holder is told. `reason` is a word of `RevocationReason`."""

    person: SubjectRef
    document: UUID
    reason: str
