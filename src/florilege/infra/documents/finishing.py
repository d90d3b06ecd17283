"""Carry a numbered document to its end, from wherever a kill left it.

Three steps, each safe to repeat and to be done by two workers at once: seal the file, enter it in
the register, mark the document issued. A file is written once under the document's own id, and what
stands there is the truth: a second worker measures it instead of writing another.
"""

from uuid import UUID

from django.db import transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.documents import errands
from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.events import DocumentIssued, DocumentRevoked
from florilege.infra.documents.kinds import kind_named
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.printing import printed
from florilege.infra.documents.register.entries import NewEntry, enter, mark_replaced
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.media.reading import stored
from florilege.infra.media.writing import AlreadyWritten, StoredFile, write_sealed
from florilege.infra.outbox.sending import send
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Vault


class HolderRestricted(Exception):
    """The holder's data may not be used now; the document waits until they may."""


def finish(document_id: UUID, *, vault: Vault) -> None:
    """Print, seal, register and issue a numbered document. Safe to repeat.

    Raises: HolderRestricted; whatever storage and template raise. It is then tried again.
    """
    document = IssuedDocument.objects.using(vault.value).filter(id=document_id).first()
    if document is None or document.state != DocumentState.NUMBERED:
        return  # Finished already, or erased with its holder.
    kind = kind_named(document.kind)
    with opened(actor=PROGRAM, purposes=(kind.purpose,), route=errands.FINISH):
        look([document], "facts", "title")
        if isinstance(document.facts, Withheld):
            if document.facts.verdict is Verdict.WITHHELD_ERASED:
                return
            raise HolderRestricted(str(document_id))
        for step in STEPS:
            step(document, vault)


def seal_file(document: IssuedDocument, vault: Vault) -> None:
    """Write the sealed PDF once, and note what was written."""
    if document.file is not None:
        return
    person = SubjectRef(document.person)
    file = stored(person=person, file_id=document.id) or _write(document)
    documents = IssuedDocument.objects.using(vault.value)
    documents.filter(id=document.id, file__isnull=True).update(
        file=file.id, sha256=file.sha256, size=file.size
    )
    document.file, document.sha256, document.size = file.id, file.sha256, file.size


def enter_in_register(document: IssuedDocument, vault: Vault) -> None:
    on = legal_day(document.issued_at)
    enter(
        NewEntry(
            document=document.id,
            number=document.number,
            code=document.facts["code"],
            kind=document.kind,
            sha256=document.sha256,
            issued_on=on,
        )
    )
    if document.replaces is not None:
        mark_replaced(document.replaces, by_number=document.number, on=on)


def mark_issued(document: IssuedDocument, vault: Vault) -> None:
    """Let the document stand, and the one before it stand no more; tell it exactly once.

    Was the one before revoked meanwhile, the next edition of it is revoked too.
    """
    documents = IssuedDocument.objects.using(vault.value)
    with transaction.atomic(using=vault.value):
        # Under its lock, so that it is revoked either before this or no more.
        locked = documents.select_for_update()
        before = locked.filter(id=document.replaces).first() if document.replaces else None
        is_revoked = before is not None and before.state == DocumentState.REVOKED
        numbered = documents.filter(id=document.id, state=DocumentState.NUMBERED)
        if before is not None and is_revoked:
            done = numbered.update(state=DocumentState.REVOKED, ended_at=before.ended_at)
        else:
            done = numbered.update(state=DocumentState.ISSUED)
        if not done:
            return
        if before is not None:
            documents.filter(id=before.id, state=DocumentState.ISSUED).update(
                state=DocumentState.REPLACED, ended_at=document.issued_at
            )
        kind = DocumentRevoked if is_revoked else DocumentIssued
        event = kind(person=SubjectRef(document.person), document=document.id, vault=vault)
        send(event, vault=vault, at=document.issued_at)


STEPS = (seal_file, enter_in_register, mark_issued)


def _write(document: IssuedDocument) -> StoredFile:
    # Loading pyHanko takes a second that only a process which seals should pay.
    from florilege.infra.documents.seal.sealing import sealed_pdf

    kind, at = kind_named(document.kind), document.issued_at
    pdf = sealed_pdf(
        printed(kind, document.facts, at=at),
        seal=seal(),
        school=policy.charter().provider.name,
        at=at,
    )
    person = SubjectRef(document.person)
    try:
        return write_sealed(
            person=person,
            content=[pdf],
            name=f"{document.number}.pdf",
            media_type="application/pdf",
            file_id=document.id,
        )
    except AlreadyWritten:
        there = stored(person=person, file_id=document.id)
        assert there is not None
        return there
