"""What the certification room tells."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.certification.enums import RevocationReason


@dataclass(frozen=True, slots=True)
class CorrectionRefused:
    """The holder is told; the reason stands in their space."""

    person: SubjectRef
    document: UUID
    correction: UUID


@dataclass(frozen=True, slots=True)
class CertificateRevoked:
    """The holder is told, with the reason."""

    person: SubjectRef
    document: UUID
    reason: RevocationReason
