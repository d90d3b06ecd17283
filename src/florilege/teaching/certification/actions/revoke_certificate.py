"""Take a certificate back: the register says so to whoever checks it, a letter to its holder."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from florilege.infra.documents.issuing import current_document
from florilege.infra.documents.revoking import revoke_document
from florilege.infra.outbox.sending import send
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.teaching.certification.enums import RevocationReason
from florilege.teaching.certification.events import CertificateRevoked


def revoke_certificate(*, document_id: UUID, reason: RevocationReason, at: datetime) -> None:
    """Let a certificate stand no more; the file that its holder has stays as it is.

    Raises: NotCurrent if it does not stand, or a later edition stands for it.
    """
    with transaction.atomic(using=Vault.LEARNING.value):
        person = SubjectRef(current_document(document_id, vault=Vault.LEARNING).person)
        revoke_document(document_id=document_id, vault=Vault.LEARNING, at=at)
        told = CertificateRevoked(person=person, document=document_id, reason=reason)
        send(told, vault=Vault.LEARNING, at=at)
