"""What the document engine tells rooms."""

from dataclasses import dataclass
from uuid import UUID

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault


@dataclass(frozen=True, slots=True)
class DocumentNumbered:
    """A document has its number and its facts; it is printed, sealed and registered next."""

    person: SubjectRef
    document: UUID
    vault: Vault


@dataclass(frozen=True, slots=True)
class DocumentIssued:
    """A document is complete, and its holder may have it."""

    person: SubjectRef
    document: UUID
    vault: Vault


@dataclass(frozen=True, slots=True)
class DocumentRevoked:
    person: SubjectRef
    document: UUID
    vault: Vault
