"""Issue a document: number and facts in one transaction; the rest follows and survives a kill."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from florilege.infra.clock import legal_day
from florilege.infra.documents.codes import new_code, normal_code
from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.events import DocumentNumbered
from florilege.infra.documents.kinds import DocumentKind, Facts, kind_named
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.numbering import take_number
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault

CHECK_PATH = "/verifier/"  # printed for ever: addresses under it must go on answering


class NotCurrent(Exception):
    """Only a document that stands can be replaced or revoked; this one is not it, or no longer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document that has its number. It is complete once `DocumentIssued` was sent."""

    id: UUID
    number: str
    edition: int


def issue_document(
    *, kind: DocumentKind, person: SubjectRef, facts: Facts, language: str, at: datetime
) -> Numbered:
    """Issue a document with everything that its template prints.

    Call it in the transaction of what the document certifies, if there is one in its vault.
    """
    with transaction.atomic(using=kind.vault.value):
        return _number(kind, person, facts, language=language, at=at)


def replace_document(
    *, document_id: UUID, vault: Vault, facts: Facts, reason: str, at: datetime
) -> Numbered:
    """Issue the next edition of a document; the old one stays unchanged to the byte.

    Raises: NotCurrent.
    """
    with transaction.atomic(using=vault.value):
        old = current_document(document_id, vault=vault)
        try:
            with transaction.atomic(using=vault.value):
                return _number(
                    kind_named(old.kind),
                    SubjectRef(old.person),
                    facts,
                    language=old.language,
                    at=at,
                    replaces=old,
                    reason=reason,
                )
        except IntegrityError:
            raise NotCurrent(str(document_id)) from None  # A next edition is being made already.


def check_path(code: str) -> str:
    """Give the path of the public page that checks a document by its code."""
    return f"{CHECK_PATH}{normal_code(code)}/"


def current_document(document_id: UUID, *, vault: Vault) -> IssuedDocument:
    """Give a document that stands, locked until the transaction ends.

    Raises: NotCurrent.
    """
    documents = IssuedDocument.objects.using(vault.value).select_for_update()
    found = documents.filter(id=document_id, state=DocumentState.ISSUED).first()
    if found is None:
        raise NotCurrent(str(document_id))
    return found


def _number(
    kind: DocumentKind,
    person: SubjectRef,
    facts: Facts,
    *,
    language: str,
    at: datetime,
    replaces: IssuedDocument | None = None,
    reason: str | None = None,
) -> Numbered:
    number = take_number(kind, year=legal_day(at).year)
    code = new_code()
    document = IssuedDocument(
        id=uuid4(),
        person=person,
        kind=kind.code,
        number=number,
        edition=replaces.edition + 1 if replaces else 1,
        replaces=replaces.id if replaces else None,
        reason=reason,
        title=kind.title(language),
        language=language,
        issued_at=at,
    )
    document.facts = facts | {
        "title": document.title,
        "language": language,
        "number": number,
        "code": code,
        "check_address": settings.SITE_URL + check_path(code),
        "issued_on": legal_day(at).isoformat(),
        "edition": document.edition,
        "reason": reason,
        "replaces": _replaced(replaces),
    }
    # The seal binds the vault, which Django notes only after a first save.
    document._state.db = kind.vault.value
    document.save(using=kind.vault.value, force_insert=True)
    event = DocumentNumbered(person=person, document=document.id, vault=kind.vault)
    send(event, vault=kind.vault, at=at)
    return Numbered(id=document.id, number=number, edition=document.edition)


def _replaced(old: IssuedDocument | None) -> dict[str, str] | None:
    if old is None:
        return None
    return {"number": old.number, "issued_on": legal_day(old.issued_at).isoformat()}
