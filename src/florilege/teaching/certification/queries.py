"""Read certificates: a holder's own list, and what a stranger may see of a holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.issuing import check_path
from florilege.infra.documents.queries import (
    IssuedDocument,
    document_of,
    documents_of,
    read_document,
)
from florilege.infra.gate.looking import look, look_together
from florilege.infra.gate.withheld import Withheld
from florilege.infra.media.reading import SealedReader
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.identity.queries import profile_of
from florilege.teaching.certification.enums import CertificateKind, CorrectionState, Shows
from florilege.teaching.certification.holder import written
from florilege.teaching.certification.models import CertificateSharing, Correction

_SHOWN = ("kind", "number", "edition", "title", "facts", "language", "state", "issued_at")


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of the last request for a corrected edition of a document."""

    state: CorrectionState
    asked_at: datetime
    decided_at: datetime | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A document as its holder sees it in a list. `holder` is the printed name."""

    id: UUID
    kind: CertificateKind
    number: str
    edition: int
    title: str
    course: str
    holder: str
    state: DocumentState
    issued_at: datetime
    language: str
    check_path: str
    code: str
    replaces_number: str | None
    replaced_by_number: str | None
    shows: Shows
    correction: "Asked | None" = None

    @property
    def is_made(self) -> bool:
        return self.state != DocumentState.NUMBERED

    @property
    def stands(self) -> bool:
        return self.state == DocumentState.ISSUED

    @property
    def is_past(self) -> bool:
        return self.state in {DocumentState.REPLACED, DocumentState.REVOKED}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A person's certificates, the newest first, and the name that their profile has now.

    Both are empty while the person's data may not be opened.
    """

    certificates: tuple[Certificate, ...]
    name: str | None


def look_at_shelf(person: SubjectRef) -> Shelf:
    """Give a person's certificates to be shown to them; one look is entered. Four queries."""
    documents = documents_of(person, vault=Vault.LEARNING, kinds=map(str, CertificateKind))
    sharings = list(CertificateSharing.objects.filter(person=person))
    profiles = [profile for profile in [profile_of(person)] if profile is not None]
    corrections = list(Correction.objects.filter(person=person).order_by("asked_at"))
    look_together(
        (documents, _SHOWN),
        (sharings, ("shows",)),
        (profiles, ("given_name", "family_name")),
        (corrections, ("state", "asked_at", "decided_at", "refusal")),
    )
    names = [written(profile.given_name, profile.family_name) for profile in profiles]
    if None in names or any(isinstance(one.title, Withheld) for one in documents):
        return Shelf((), None)
    shows = {sharing.document_id: Shows(sharing.shows) for sharing in sharings}
    successors = {one.replaces: one.number for one in documents if one.replaces is not None}
    asked = {one.document_id: _asked(one) for one in corrections}
    found = [
        _certificate(one, shows=shows, successors=successors, asked=asked.get(one.id))
        for one in documents
    ]
    newest_first = sorted(found, key=lambda one: one.issued_at, reverse=True)
    return Shelf(tuple(newest_first), names[0] if names else None)


def look_at_certificates(person: SubjectRef) -> tuple[Certificate, ...]:
    """Give a person's certificates alone."""
    return look_at_shelf(person).certificates


def _certificate(
    document: IssuedDocument,
    *,
    shows: Mapping[UUID, Shows],
    successors: Mapping[UUID, str],
    asked: Asked | None,
) -> Certificate:
    facts = document.facts
    return Certificate(
        id=document.id,
        kind=CertificateKind(document.kind),
        number=document.number,
        edition=document.edition,
        title=document.title,
        course=facts["course"],
        holder=facts["holder"],
        state=DocumentState(document.state),
        issued_at=document.issued_at,
        language=document.language,
        check_path=check_path(facts["code"]),
        code=facts["code"],
        replaces_number=facts["replaces"]["number"] if facts["replaces"] else None,
        replaced_by_number=successors.get(document.id),
        shows=shows.get(document.id, Shows.NOTHING),
        correction=asked,
    )


def _asked(row: Correction) -> Asked:
    return Asked(
        state=CorrectionState(row.state),
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        refusal=str(row.refusal or ""),
    )


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """A document as the office sees it when it was asked for by its number."""

    id: UUID
    number: str
    title: str
    course: str
    holder: str
    state: DocumentState
    issued_at: datetime
    ended_at: datetime | None

    @property
    def stands(self) -> bool:
        return self.state == DocumentState.ISSUED


def look_at_numbered(number: str) -> IssuedCertificate | None:
    """Give the certificate of a number; the look is entered."""
    return _issued(IssuedDocument.objects.using(Vault.LEARNING.value).filter(number=number.upper()))


def look_at_issued(document_id: UUID) -> IssuedCertificate | None:
    """Give a certificate by its id; the look is entered."""
    return _issued(IssuedDocument.objects.using(Vault.LEARNING.value).filter(id=document_id))


def _issued(found: QuerySet[IssuedDocument]) -> IssuedCertificate | None:
    document = found.filter(kind__in=[kind.value for kind in CertificateKind]).first()
    if document is None:
        return None
    look([document], "number", "title", "facts", "state", "issued_at")
    is_withheld = isinstance(document.facts, Withheld)
    return IssuedCertificate(
        id=document.id,
        number=document.number,
        title=str(document.title),
        course=str(document.facts) if is_withheld else document.facts["course"],
        holder=str(document.facts) if is_withheld else document.facts["holder"],
        state=DocumentState(document.state),
        issued_at=document.issued_at,
        ended_at=document.ended_at,
    )


def open_certificate(document_id: UUID, *, person: SubjectRef) -> SealedReader | None:
    """Open the file of a person's own certificate; None if it is not theirs or not made yet.

    Raises: FileWithheld while the person's data may not be opened.
    """
    document = document_of(person, document_id=document_id, vault=Vault.LEARNING)
    if document is None or document.state == DocumentState.NUMBERED:
        return None
    return read_document(document)


def look_at_shared_name(document_id: UUID) -> str | None:
    """Give what the holder lets strangers see of them; the look is entered."""
    sharing = CertificateSharing.objects.filter(document_id=document_id).first()
    if sharing is None:
        return None
    look([sharing], "shown")
    return None if isinstance(sharing.shown, Withheld) else str(sharing.shown)
