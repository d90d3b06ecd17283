"""Revoke a document: it stays in the register and is told to be revoked by whoever checks it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.events import DocumentRevoked
from florilege.infra.documents.issuing import current_document
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault


def revoke_document(*, document_id: UUID, vault: Vault, at: datetime) -> None:
    """Let a document stand no more.

    Raises: NotCurrent.
    """
    with transaction.atomic(using=vault.value):
        document = current_document(document_id, vault=vault)
        # Not `save`: nothing sealed is touched.
        type(document).objects.using(vault.value).filter(id=document_id).update(
            state=DocumentState.REVOKED, ended_at=at
        )
        event = DocumentRevoked(
            person=SubjectRef(document.person), document=document_id, vault=vault
        )
        send(event, vault=vault, at=at)
